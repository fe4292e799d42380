/**
 * Says settled answers to screen readers: the last one of a moment's changes, and none while the pen is down.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 * @import { State } from "../../state.js"
 */

import { verdict } from "../answer/words.js";

const SETTLED_MS = 700;

export class Announcer {
  #region;
  #timer = 0;
  #heard = "";

  /** @param {HTMLElement} region a polite live region */
  constructor(region) {
    this.#region = region;
  }

  /** @param {State} state @param {DigitPad} pad */
  update({ chosen }, { prediction, drawing }) {
    const text = drawing || !prediction ? "" : sentence(prediction, chosen);
    if (text === this.#heard) return;
    this.#heard = text;
    clearTimeout(this.#timer);
    if (text) this.#timer = window.setTimeout(() => (this.#region.textContent = text), SETTLED_MS);
  }
}

/** @param {NonNullable<DigitPad["prediction"]>} prediction @param {number | null} chosen */
function sentence(prediction, chosen) {
  const words = verdict(prediction, chosen);
  return prediction.state === "sure" ? `${prediction.digit}, ${words}` : words;
}
