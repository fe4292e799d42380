/**
 * The answer in words.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 */

import { percent } from "../../percent.js";

/**
 * @param {DigitPad["prediction"]} prediction
 * @param {readonly number[]} guesses the digits that it names
 * @param {number | null} chosen
 */
export function verdict(prediction, guesses, chosen) {
  if (!prediction) return "";
  const { state, digit, probabilities } = prediction;
  if (state === "blank") return "No ink to be seen";
  if (chosen !== null) return `You said ${chosen}`;
  if (state === "sure") return `${percent(probabilities[Number(digit)] ?? 0)} sure`;
  return guesses.length > 1 ? `Not sure: ${guesses.join(" or ")}?` : "Not sure that it is a digit";
}
