/**
 * The answer in words.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 */

import { percent } from "../percent.js";

/** Below this, two guesses together are less likely than the rest: no answer to ask about. */
const EITHER = 0.5;

/** @param {DigitPad["prediction"]} prediction @param {number | null} chosen */
export function verdict(prediction, chosen) {
  if (!prediction) return "";
  const { state, digit, runnerUp, probabilities } = prediction;
  if (state === "blank") return "No ink to be seen";
  if (chosen !== null) return `You said ${chosen}`;
  const likely = (/** @type {number | null} */ guess) => probabilities[Number(guess)] ?? 0;
  if (state === "sure") return `${percent(likely(digit))} sure`;
  const either = likely(digit) + likely(runnerUp);
  return either < EITHER ? "Not sure that it is a digit" : `Not sure: ${digit} or ${runnerUp}?`;
}
