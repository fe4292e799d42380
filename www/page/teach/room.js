/**
 * "Not a 5?" and "My digits": the entry point of what is loaded when somebody teaches the page, or has done so before.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Selection, Shown } from "../selection.js"
 * @import { Store as PageStore } from "../state.js"
 * @import { Teach } from "./lessons.js"
 * @import { ReadWith } from "./trial.js"
 */

import { fill } from "../words.js";
import { Card } from "./card.js";
import { complain } from "./complain.js";
import { Corrections } from "./correction.js";
import { Digits } from "./digits.js";
import { text as digits } from "./digits-text.js";
import { button, styled } from "./dom.js";
import { Keeper } from "./keeper.js";
import { Reading } from "./reading.js";
import { text } from "./text.js";

/**
 * @typedef {object} Door what the page provides
 * @property {HTMLButtonElement} opener of the card
 * @property {() => Promise<{teach: Teach, readWith: ReadWith}>} teacher loads the teaching module
 * @property {string} hint see `Keeper`
 */

/** @param {DigitPad} pad @param {PageStore} page @param {Selection} selection @param {Door} door */
export async function open(pad, page, selection, door) {
  const room = new Room(pad, page, selection, door);
  await Promise.all([room.keeper.open(), styled(new URL("./style.css", import.meta.url))]);
  return room;
}

export class Room {
  #card;
  #teacher;
  #reading;
  #corrections;
  #digits;
  keeper;

  /** @param {DigitPad} pad @param {PageStore} page @param {Selection} selection @param {Door} door */
  constructor(pad, page, selection, { opener, teacher, hint }) {
    const keeper = new Keeper(hint, () => this.#changed(), (trouble, error) => complain(page, keeper, trouble, error));
    this.keeper = keeper;
    this.#teacher = teacher;
    this.#card = new Card(opener, (label) => this.#corrections.correct(label, true, selection.now));
    this.#reading = new Reading(pad, page);
    this.#corrections = new Corrections({ pad, page, card: this.#card, keeper, reading: this.#reading, teacher });
    this.#digits = new Digits(pad, keeper, this.#card, teacher);
    // The result of the last correction would be in the way of the next drawing.
    pad.addEventListener("input", () => this.#card.resting && this.#card.close());
  }

  /** Shows or hides the keys. */
  toggle() {
    if (this.#card.asking) return this.#card.close();
    const { length } = this.#corrections.samples;
    const words = [text.which, length > 0 ? fill(text.keptOfYours, { n: length }) : text.consent];
    if (!this.keeper.lasting) words[1] = text.fleeting;
    const more = () => [...this.#corrections.undo(), this.#corrections.forget(), button(digits.title, () => this.digits())];
    this.#card.ask({ words, buttons: length > 0 ? more() : [] });
    // Load the teaching module while the person chooses.
    this.#teacher().catch(() => {});
  }

  /** One of the two offered digits was tapped. @param {number} label @param {Shown} shown */
  correct(label, shown) {
    // Ends "Write three of each": a digit key may press a button that is hidden then.
    this.#card.close();
    return this.#corrections.correct(label, false, shown);
  }

  /** Opens "My digits". */
  digits() {
    this.#card.close();
    this.#digits.open();
  }

  #changed() {
    this.#reading.use(this.keeper.kept);
    this.#digits.update();
  }
}
