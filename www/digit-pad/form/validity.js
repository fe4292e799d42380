/**
 * What is wrong with a pad's answer, as form controls report it. Pure functions.
 *
 * @import { Answer } from "./answer.js"
 * @import { Messages } from "../types.js"
 * @typedef {{flags: ValidityStateFlags, message: keyof Messages | null, given: number | readonly string[]}} Fault
 */

/** @param {ValidityStateFlags} flags @param {Fault["message"]} message @param {Fault["given"]} [given] @returns {Fault} */
const fault = (flags, message, given = []) => ({ flags, message, given });

/**
 * @param {Answer} answer
 * @param {object} wanted
 * @param {boolean} wanted.required
 * @param {boolean} wanted.multiple
 * @param {number} wanted.minDigits
 * @param {number} wanted.maxDigits
 * @returns {Fault}
 */
export function faultOf({ kind, text, choices }, { required, multiple, minDigits, maxDigits }) {
  if (kind === "blank") return required ? fault({ valueMissing: true }, multiple ? "hintNumber" : "hint") : fault({}, null);
  if (kind !== "sure") return fault({ badInput: true }, kind, choices);
  if (text.length < minDigits) return fault({ tooShort: true }, "short", minDigits);
  if (text.length > maxDigits) return fault({ tooLong: true }, maxDigits > 1 ? "long" : "one", maxDigits);
  return fault({}, null);
}
