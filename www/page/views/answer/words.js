/**
 * The answer in words.
 *
 * @import { Shown } from "../../selection.js"
 */

import { percent } from "../../percent.js";
import { text } from "../../text.js";
import { either, fill } from "../../words.js";

/** @param {Shown} shown @param {readonly number[]} guesses the digits that its prediction names */
export function verdict({ number, digits, prediction, chosen }, guesses) {
  if (!prediction) return "";
  const { state, digit, probabilities } = prediction;
  if (state === "blank") return text.noInk;
  if (chosen !== null) return fill(text.chosen, { digit: chosen });
  if (state !== "sure") return guesses.length > 1 ? fill(text.either, { digits: either(guesses) }) : text.noDigit;
  if (digits.length === 0 || !number) return sure(probabilities[Number(digit)] ?? 0);
  return number.state === "sure" ? sure(number.probability) : text.noNumber;
}

const sure = (/** @type {number} */ probability) => fill(text.sure, { share: percent(probability) });
