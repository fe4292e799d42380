/**
 * The ways to break a drawing: the range of each, and how its values are put into words.
 *
 * @import { Change } from "../questions.js"
 *
 * @typedef {object} Range
 * @property {number} from
 * @property {number} to
 * @property {number} step
 * @property {number} still the value that changes nothing
 * @property {"undoes" | "follows" | "precedes"} framing whether framing undoes it, follows but cannot undo it, or came before it
 * @property {(value: number) => string} says
 */

import { count, percentage } from "../../numbers.js";
import { fill } from "../../words.js";
import { text } from "../text.js";

const pixels = (/** @type {number} */ value) => fill(text.pixels, { n: Math.abs(value), size: count(Math.abs(value)) });

/** @type {Record<Change, Range>} */
export const CHANGES = {
  turn: { from: -180, to: 180, step: 2, still: 0, framing: "follows", says: (value) => `${count(Math.abs(value))}°` },
  aside: { from: -10, to: 10, step: 0.25, still: 0, framing: "undoes", says: pixels },
  down: { from: -10, to: 10, step: 0.25, still: 0, framing: "undoes", says: pixels },
  size: { from: 20, to: 180, step: 2, still: 100, framing: "undoes", says: (value) => percentage(value) },
  width: { from: -2, to: 4, step: 0.125, still: 0, framing: "undoes", says: pixels },
  noise: { from: 0, to: 100, step: 1, still: 0, framing: "precedes", says: (value) => percentage(value) },
};

/** Every value of a range. @param {Range} range */
export const valuesOf = ({ from, to, step }) => Float32Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

/** The index of the value that changes nothing. @param {Range} range */
export const stillOf = ({ from, still, step }) => Math.round((still - from) / step);

/** What values below or above that one are called, at the start of a sentence. @param {Change} change @param {boolean} above */
export const wayOf = (change, above) => text.changes[change][above ? "more" : "less"];

/** A value and its direction in words, as for a screen reader. @param {Change} change @param {number} value */
export function saidOf(change, value) {
  const { still, says } = CHANGES[change];
  return value === still ? text.asItIs : fill(text.changed, { way: wayOf(change, value > still), size: says(value) });
}
