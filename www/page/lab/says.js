/**
 * What the panel says above an experiment.
 *
 * @import { Prediction } from "../../digit-pad/types.js"
 */

import { percent } from "../percent.js";
import { fill } from "../words.js";
import { text } from "./text.js";

/** That the network is not sure; empty if it is. @param {Prediction} prediction @param {boolean} isDigit whether some digit is likely */
export function doubt({ state, digit, runnerUp, probabilities }, isDigit) {
  if (state === "sure") return "";
  const [best = "", next = ""] = [digit, runnerUp].map((digit) => fill(text.guess, { digit: Number(digit), share: percent(Number(probabilities[Number(digit)])) }));
  return fill(isDigit ? text.unsure : text.noDigit, { best, next });
}
