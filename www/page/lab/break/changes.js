/**
 * The ways to break a drawing: what each is called, how far it goes, and how a step of it is said.
 *
 * @import { Change } from "../questions.js"
 *
 * @typedef {object} Range
 * @property {string} name
 * @property {number} from
 * @property {number} to
 * @property {number} step
 * @property {number} still the value that changes nothing
 * @property {"undoes" | "follows" | "precedes"} framing framing undoes it, or follows it and cannot, or has been before
 * @property {[string, string]} ways what values below and above are called, at the start of a sentence
 * @property {(value: number) => string} says
 */

const pixels = (/** @type {number} */ value) => `${Math.abs(value)} ${Math.abs(value) === 1 ? "pixel" : "pixels"}`;

/** @type {Record<Change, Range>} */
export const CHANGES = {
  turn: { name: "Turn", from: -180, to: 180, step: 2, still: 0, framing: "follows", ways: ["Turned to the left", "Turned to the right"], says: (value) => `${Math.abs(value)}°` },
  aside: { name: "Move sideways", from: -10, to: 10, step: 0.25, still: 0, framing: "undoes", ways: ["Moved to the left", "Moved to the right"], says: pixels },
  down: { name: "Move up or down", from: -10, to: 10, step: 0.25, still: 0, framing: "undoes", ways: ["Moved up", "Moved down"], says: pixels },
  size: { name: "Size", from: 20, to: 180, step: 2, still: 100, framing: "undoes", ways: ["Made smaller", "Made larger"], says: (value) => `${value}%` },
  width: { name: "Pen width", from: -2, to: 4, step: 0.125, still: 0, framing: "undoes", ways: ["With a thinner pen", "With a broader pen"], says: pixels },
  noise: { name: "Noise", from: 0, to: 100, step: 1, still: 0, framing: "precedes", ways: ["", "With noise"], says: (value) => `${value}%` },
};

/** Every value of a range. @param {Range} range */
export const valuesOf = ({ from, to, step }) => Float32Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);

/** Which of them changes nothing. @param {Range} range */
export const stillOf = ({ from, still, step }) => Math.round((still - from) / step);

/** A value with its way, as for a screen reader. @param {Range} range @param {number} value */
export const saidOf = ({ still, ways, says }, value) => (value === still ? "As it is" : `${ways[value > still ? 1 : 0]}: ${says(value)}`);
