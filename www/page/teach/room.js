/**
 * "Not a 5?" and "My digits": what the page has learnt of people's hands, and how it learns more. Fetched when somebody
 * teaches, or was taught before.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store as PageStore } from "../state.js"
 * @import { Teach } from "./lessons.js"
 * @import { ReadWith } from "./trial.js"
 */

import { Card } from "./card.js";
import { complain } from "./complain.js";
import { Corrections } from "./correction.js";
import { Digits } from "./digits.js";
import { button, styled } from "./dom.js";
import { Keeper } from "./keeper.js";
import { Reading } from "./reading.js";
import { CONSENT, count, FLEETING } from "./words.js";

/**
 * @typedef {object} Door how the page leads here
 * @property {HTMLButtonElement} opener of the card
 * @property {() => Promise<{teach: Teach, readWith: ReadWith}>} teacher fetches what learns
 * @property {string} hint see `Keeper`
 */

/** @param {DigitPad} pad @param {PageStore} page @param {Door} door */
export async function open(pad, page, door) {
  const room = new Room(pad, page, door);
  await Promise.all([room.keeper.open(), styled()]);
  return room;
}

export class Room {
  #card;
  #teacher;
  #reading;
  #corrections;
  #digits;
  keeper;

  /** @param {DigitPad} pad @param {PageStore} page @param {Door} door */
  constructor(pad, page, { opener, teacher, hint }) {
    const keeper = new Keeper(hint, () => this.#changed(), (trouble, error) => complain(page, keeper, trouble, error));
    this.keeper = keeper;
    this.#teacher = teacher;
    this.#card = new Card(opener, (label) => this.#corrections.correct(label, true));
    this.#reading = new Reading(pad, page);
    this.#corrections = new Corrections({ pad, page, card: this.#card, keeper, reading: this.#reading, teacher });
    this.#digits = new Digits(pad, keeper, this.#card, teacher);
    // The next drawing is begun; what became of the last one is in the way.
    pad.addEventListener("input", () => this.#card.resting && this.#card.close());
  }

  /** Opens the keys, or closes them. */
  toggle() {
    if (this.#card.asking) return this.#card.close();
    const { length } = this.#corrections.samples;
    const words = ["Which digit is it?", length > 0 ? `Kept on this device: ${count(length)} of yours.` : CONSENT];
    if (!this.keeper.lasting) words[1] = FLEETING;
    const more = () => [...this.#corrections.undo(), this.#corrections.forget(), button("My digits", () => this.digits())];
    this.#card.ask({ words, buttons: length > 0 ? more() : [] });
    // While it is being decided which one, the module can be on its way.
    this.#teacher().catch(() => {});
  }

  /** One of two likely digits was tapped. @param {number} label */
  correct(label) {
    return this.#corrections.correct(label, false);
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
