/**
 * What the page shows of the drawing. For a single digit, it is that digit. For a number, it also selects the digit for the
 * bars, layers and words: the one tapped, or else, when the pen rests, the first one in doubt, or else the one drawn last.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { NumberDigit, NumberPrediction, Prediction } from "../digit-pad/types.js"
 * @import { Store } from "./state.js"
 *
 * @typedef {object} Shown
 * @property {NumberPrediction | null} number null while nothing is known
 * @property {readonly NumberDigit[]} digits of a number; empty for a single digit, or no number
 * @property {number} at the index of the selected digit; 0 if there are none
 * @property {Prediction | null} prediction for that digit, or for the whole drawing
 * @property {number | null} chosen which digit the person said it is
 */

/** Below this probability, the likeliest number is not shown: the drawing is no number. */
const LEAST = 0.2;

export class Selection {
  #pad;
  #store;
  /** The answer before the pen was put down. @type {NumberPrediction | null} */
  #before = null;

  /** @param {DigitPad} pad @param {Store} store */
  constructor(pad, store) {
    this.#pad = pad;
    this.#store = store;
  }

  /** @returns {Shown} */
  get now() {
    const { drawing, number: answer, prediction, ink } = this.#pad;
    const { chosen, at, moving } = this.#store.state;
    if (!drawing) this.#before = answer;
    const number = drawing && waits(this.#before, answer, ink) ? this.#before : answer;
    const digits = number && number.digits.length > 1 && number.probability >= LEAST ? number.digits : [];
    const doubt = moving ? -1 : digits.findIndex(({ state }, i) => state === "unsure" && !(i in chosen));
    const tapped = at !== null && at < digits.length;
    const place = tapped ? at : digits.length > 0 && doubt < 0 ? drawnLast(digits, ink) : Math.max(doubt, 0);
    const whole = number === answer ? prediction : (number?.whole ?? null);
    return { number, digits, at: place, prediction: digits[place] ?? whole, chosen: chosen[place] ?? null };
  }
}

/** On a picture the order is unknown, so the last digit is taken. @param {readonly NumberDigit[]} digits @param {DigitPad["ink"]} ink */
function drawnLast(digits, ink) {
  if (ink.length === 0) return digits.length - 1;
  const last = digits.map(({ strokes }) => Math.max(...strokes));
  return last.indexOf(Math.max(...last));
}

/**
 * Whether an answer is about a digit just begun, and so says nothing yet: the answer before was sure, and the answer with
 * the current stroke is neither sure nor the earlier number with one more digit. A single digit may still become another
 * one, so then the current stroke has to be beside it.
 *
 * @param {NumberPrediction | null} before
 * @param {NumberPrediction | null} answer
 * @param {DigitPad["ink"]} ink
 */
function waits(before, answer, ink) {
  if (before?.state !== "sure" || answer?.state === "sure") return false;
  const text = answer && answer.probability >= LEAST ? answer.text : "";
  if ([...text].some((_, i) => text.slice(0, i) + text.slice(i + 1) === before.text)) return false;
  return before.digits.length > 1 || isBeside(before, ink);
}

/** Whether the middle of the last stroke is beyond all digits of a number. @param {NumberPrediction} number @param {DigitPad["ink"]} ink */
function isBeside({ digits }, ink) {
  const [last, stroke] = ink.slice(-2);
  // If the pad's size has changed, the boxes are in another unit.
  if (!last || !stroke || last.frame !== stroke.frame) return false;
  return [0, 1].some((axis) => {
    const own = stroke.points.filter((_, i) => i % 3 === axis);
    const middle = (own.reduce((a, b) => Math.min(a, b)) + own.reduce((a, b) => Math.max(a, b))) / 2;
    const beyond = digits.map(({ box: { x, y, width, height } }) => {
      const [start, end] = axis === 0 ? [x, x + width] : [y, y + height];
      return middle > end ? 1 : middle < start ? -1 : 0;
    });
    return Math.abs(beyond.reduce((/** @type {number} */ a, b) => a + b, 0)) === beyond.length;
  });
}
