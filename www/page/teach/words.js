/**
 * Messages about teaching that take more than a text and its values.
 *
 * @import { Prediction } from "../../digit-pad/types.js"
 * @import { Learnt } from "./lessons.js"
 * @import { Sample } from "./kept.js"
 * @import { Trouble } from "./keeper.js"
 */

import { fill, reason } from "../words.js";
import { text } from "./text.js";

/** @param {number | null} label @param {number} count of this label @param {boolean} lasting whether it survives a reload */
export const kept = (label, count, lasting) =>
  label === null ? fill(lasting ? text.keptNone : text.notedNone, { count }) : fill(lasting ? text.kept : text.noted, { digit: label, count });

/**
 * Says what a lesson did for the drawing that it was for.
 *
 * @param {Sample} sample
 * @param {Prediction} prediction how it is read now
 * @param {Learnt | null} taught
 */
export function outcome({ id, label }, { state, digit }, taught) {
  if (taught && !taught.guard.holds) return [fill(text.unlearnt, { harm: harm(taught.guard) }), guarded(taught.guard)];
  const right = label === null ? state !== "sure" : state === "sure" && digit === label;
  if (right) return [label === null ? text.seesNoDigit : fill(text.readsAs, { n: label })];
  if (taught?.mislabelled.includes(id)) return [fill(text.leftOut, { n: Number(digit) })];
  if (taught && !taught.improvement) return [text.couldNot];
  return [fill(digit === label ? text.unsureYet : text.stillThinks, { n: Number(digit) })];
}

/** Says whether digits or scribbles would be read worse. @param {Learnt["guard"]} guard */
export const harm = ({ digits, agreed, nonDigits, refusedBefore, refusedAfter }) =>
  (refusedBefore - refusedAfter) / Math.max(nonDigits, 1) > (digits - agreed) / Math.max(digits, 1) ? text.harmNonDigits : text.harmDigits;

/** @param {Learnt["guard"]} guard */
export const guarded = ({ digits, agreed, nonDigits, refusedBefore, refusedAfter }) =>
  fill(text.guarded, { agreed, digits, after: refusedAfter, nonDigits, before: refusedBefore });

/** @param {Trouble} trouble @param {Error} error */
export const troubled = (trouble, error) =>
  fill({ none: text.noDatabase, unreadable: text.unreadable, full: text.full }[trouble], { error: reason(error) || error.name });
