/**
 * The answer in words.
 *
 * @import { Shown } from "../../selection.js"
 */

import { percent } from "../../percent.js";

/** @param {Shown} shown @param {readonly number[]} guesses the digits that its prediction names */
export function verdict({ number, digits, prediction, chosen }, guesses) {
  if (!prediction) return "";
  const { state, digit, probabilities } = prediction;
  if (state === "blank") return "No ink to be seen";
  if (chosen !== null) return `You said ${chosen}`;
  if (state !== "sure") return guesses.length > 1 ? `Not sure: ${guesses.join(" or ")}?` : "Not sure that it is a digit";
  if (digits.length === 0 || !number) return `${percent(probabilities[Number(digit)] ?? 0)} sure`;
  return number.state === "sure" ? `${percent(number.probability)} sure` : "Not sure of the whole number";
}
