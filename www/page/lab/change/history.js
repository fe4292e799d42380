/**
 * The history of changes, as immutable values, so that each step can be undone.
 *
 * @import { Off } from "../questions.js"
 * @typedef {Readonly<{glyph: Float32Array, off: Off}>} Attempt
 */

/** @type {Off} */
export const NOTHING = Object.freeze({ c1: [], c3: [], c5: [], f6: [] });

export class History {
  #past = /** @type {Attempt[]} */ ([]);
  #first;
  #now;

  /** @param {Attempt} first */
  constructor(first) {
    this.#first = this.#now = first;
  }

  get now() {
    return this.#now;
  }

  /** The drawing's own glyph. */
  get glyph() {
    return this.#first.glyph;
  }

  get isFirst() {
    return this.#past.length === 0;
  }

  /** Whether everything is as it was at first. */
  get isReset() {
    return this.#now.glyph === this.#first.glyph && countOf(this.#now.off) === 0;
  }

  /** @param {Partial<Attempt>} change @param {boolean} [more] it continues the previous step, and is undone with it */
  become(change, more = false) {
    if (!more || this.isFirst) this.#past.push(this.#now);
    this.#now = { ...this.#now, ...change };
  }

  undo() {
    this.#now = this.#past.pop() ?? this.#first;
  }

  /** Puts everything back as it was at first. This can be undone as well. */
  reset() {
    if (!this.isReset) this.become(this.#first);
  }

  /** Starts over with another drawing; what is switched off stays off. @param {Float32Array} glyph */
  restart(glyph) {
    this.#past = [];
    this.#now = { glyph, off: this.#now.off };
    this.#first = { glyph, off: NOTHING };
  }
}

/** @param {Off} off @param {keyof Off} key @param {number} unit @returns {Off} with the unit toggled */
export function toggled(off, key, unit) {
  const units = off[key].includes(unit) ? off[key].filter((other) => other !== unit) : [...off[key], unit].sort((a, b) => a - b);
  return { ...off, [key]: units };
}

/** How many maps and units are off. @param {Off} off */
export const countOf = (off) => Object.values(off).reduce((sum, units) => sum + units.length, 0);
