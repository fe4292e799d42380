/**
 * What the panel says above an experiment.
 *
 * @import { Prediction } from "../../digit-pad/types.js"
 * @import { Name } from "./experiment.js"
 */

import { percent } from "../percent.js";

/** Where nothing is drawn. @type {Record<Name, string>} */
export const INVITES = {
  why: "Draw a digit, and see which ink speaks for it.",
  change: "Draw a digit, then change its pixels, or switch off a part of the network.",
  break: "Draw a digit, and see how far it can be turned before it is read as another.",
};

/** That the network is not sure, if it is not. @param {Prediction} prediction @param {boolean} isDigit whether some digit is likely */
export function doubt({ state, digit, runnerUp, probabilities }, isDigit) {
  if (state === "sure") return "";
  const [best, next] = [digit, runnerUp].map((digit) => `${digit} (${percent(Number(probabilities[Number(digit)]))})`);
  return `It is not sure${isDigit ? "" : " that this is a digit"}. Its best guesses are ${best} and ${next}.`;
}
