/**
 * Announces settled answers to screen readers: the last of a moment's changes, and none while the pen moves. The text is
 * removed again, or whoever reads through the page would hear it twice.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 * @import { Shared } from "../later.js"
 */

import { text } from "../../text.js";
import { either, fill } from "../../words.js";
import { verdict } from "../answer/words.js";

const SETTLED_MS = 700;
const SAID_MS = 5000;

export class Announcer {
  #region;
  #guesses;
  #timer = 0;
  #heard = "";

  /** @param {HTMLElement} region a polite live region @param {Shared["guesses"]} guesses */
  constructor(region, guesses) {
    this.#region = region;
    this.#guesses = guesses;
  }

  /** @param {State} state @param {DigitPad} pad @param {Shown} shown */
  update({ moving }, { drawing }, shown) {
    const text = drawing || moving || !shown.prediction ? "" : this.#sentence(shown);
    if (text === this.#heard) return;
    this.#heard = text;
    clearTimeout(this.#timer);
    if (text) this.#timer = window.setTimeout(() => this.#say(text), SETTLED_MS);
  }

  /** @param {string} text */
  #say(text) {
    this.#region.textContent = text;
    this.#timer = window.setTimeout(() => (this.#region.textContent = ""), SAID_MS);
  }

  /** @param {Shown} shown */
  #sentence(shown) {
    const { number, digits, prediction, chosen } = shown;
    const guesses = this.#guesses(prediction);
    const words = verdict(shown, guesses);
    const asked = guesses.length > 1 && chosen === null ? fill(text.press, { words, digits: either(guesses) }) : words;
    if (digits.length > 0) return fill(text.spelt, { number: number?.text ?? "", digits: digits.map(({ digit }) => digit).join(text.comma), words: asked });
    return prediction?.state === "sure" && chosen === null ? fill(text.named, { digit: Number(prediction.digit), words }) : asked;
  }
}
