/**
 * What a pad's answer means to a form: a value, a question, or neither. Pure functions.
 *
 * @import { DigitPad } from "../element.js"
 *
 * @typedef {object} Answer
 * @property {"blank" | "failed" | "reading" | "sure" | "unsure" | "none"} kind none: it is no digit, or no number
 * @property {string} text of a sure answer, otherwise empty
 * @property {readonly string[]} choices what it may be, likeliest first, if the pad asks that
 */

import { guesses } from "../guesses.js";

/** Below this probability, the pad does not ask about the likeliest number. */
const LEAST = 0.2;

/** @param {Answer["kind"]} kind @param {string} [text] @param {readonly string[]} [choices] @returns {Answer} */
const answer = (kind, text = "", choices = []) => ({ kind, text, choices });

/** @param {readonly (number | string)[]} choices */
const asked = (choices) => answer(choices.length > 0 ? "unsure" : "none", "", choices.map(String));

/** @param {DigitPad} pad @param {boolean} multiple whether it is a number of any length @returns {Answer} */
export function answerOf(pad, multiple) {
  const { number, picture, prediction } = pad;
  if (pad.empty) return answer("blank");
  if (pad.state === "failed") return answer("failed");
  // Between two points of a stroke the previous answer will do. The module for numbers may still be loading.
  if ((pad.reading && !pad.drawing) || !prediction || (multiple && !number && !picture)) {
    // Strokes of very different frames may be too far apart to be read.
    return answer(pad.error && !pad.reading ? "none" : "reading");
  }
  const long = number && number.digits.length > 1 ? number : null;
  if (long?.state === "sure") return answer("sure", long.text);
  if (!(multiple && long)) return prediction.state === "sure" ? answer("sure", String(prediction.digit)) : asked(guesses(prediction));
  const doubts = long.digits.filter(({ state }) => state === "unsure");
  const [doubt] = doubts;
  if (long.probability < LEAST || doubts.length > 1) return answer("none");
  // Each of its digits is sure, but not that the number consists of these.
  if (!doubt) return asked([long.text]);
  const at = long.digits.indexOf(doubt);
  return asked(guesses(doubt).map((guess) => long.text.slice(0, at) + guess + long.text.slice(at + 1)));
}
