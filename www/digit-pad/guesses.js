/**
 * The digits that a prediction names: one if it is sure, two if it is unsure but one of the two is likely, and none if
 * the drawing is no digit.
 *
 * @import { Prediction } from "./types.js"
 */

/** Below this probability, two guesses together are less likely than the rest. */
const EITHER = 0.5;

/** @param {Prediction | null} prediction @returns {number[]} the likelier one first */
export function guesses(prediction) {
  if (!prediction || prediction.state === "blank") return [];
  const { state, digit, runnerUp, probabilities } = prediction;
  const [best, second] = [Number(digit), Number(runnerUp)];
  if (state === "sure") return [best];
  return Number(probabilities[best]) + Number(probabilities[second]) < EITHER ? [] : [best, second];
}
