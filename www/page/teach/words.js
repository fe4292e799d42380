/**
 * The texts about teaching.
 *
 * @import { Prediction } from "../../digit-pad/types.js"
 * @import { Taught } from "../../pkg/teach.js"
 * @import { Trouble } from "./keeper.js"
 */

export const a = (/** @type {number} */ digit) => `a${digit === 8 ? "n" : ""} ${digit}`;

export const CONSENT = "What you say is kept on this device only, with the drawing, to learn your hand. Forget deletes it.";
export const FLEETING = "This browser keeps nothing for this page: what you teach lasts until you leave it.";

/** @param {number} n */
export const count = (n) => (n === 1 ? "1 drawing" : `${n} drawings`);

/** @param {number | null} label @param {number} n of this label @param {boolean} lasting whether it survives a reload */
export const kept = (label, n, lasting) => `${lasting ? "Kept" : "Noted"}: ${label === null ? "no digit" : `your ${label}`}, ${n} so far.`;

/**
 * What a lesson did for the drawing that it was for.
 *
 * @param {number | null} label what it is
 * @param {Prediction} prediction how it is read now
 * @param {Taught | null} taught
 */
export function outcome(label, { state, digit }, taught) {
  if (taught && !taught.guard.holds) return [`Not learnt: ${harm(taught.guard)}. It reads as it did before.`, guarded(taught.guard)];
  const right = label === null ? state !== "sure" : state === "sure" && digit === label;
  if (right) return [label === null ? "It sees now that this is no digit." : `It reads this as ${a(label)} now.`];
  if (taught && !taught.improvement) return ["It could not learn this one, and reads as it did before."];
  const again = "Write another one and tell it again.";
  if (digit === label) return [`It thinks that this is ${a(Number(digit))} now, but is not sure yet. ${again}`];
  return [`It still thinks that this is ${a(Number(digit))}. ${again}`];
}

/** Whether it is digits or scribbles that would be read worse. @param {Taught["guard"]} guard */
export const harm = ({ digits, agreed, nonDigits, refusedBefore, refusedAfter }) =>
  (refusedBefore - refusedAfter) / Math.max(nonDigits, 1) > (digits - agreed) / Math.max(digits, 1)
    ? "it would take too many scribbles for digits"
    : "it would misread other people’s digits";

const thousands = (/** @type {number} */ n) => n.toLocaleString("en-US");

/** @param {Taught["guard"]} guard */
export const guarded = ({ digits, agreed, nonDigits, refusedBefore, refusedAfter }) =>
  `Tested on drawings made by the computer: ${thousands(agreed)} of ${thousands(digits)} digits are read as before, and ${thousands(refusedAfter)} of ${thousands(nonDigits)} scribbles are not taken for digits (before: ${thousands(refusedBefore)}).`;

/** @param {Trouble} trouble @param {Error} error */
export function troubled(trouble, error) {
  switch (trouble) {
    case "none":
      return `Nothing can be kept in this browser (a private window?): ${error.message || error.name}. What you teach lasts until you leave the page.`;
    case "unreadable":
      return `What is kept on this device cannot be used: ${error.message}. It is left as it is, and the page reads as if nobody had taught it.`;
    case "full":
      return `There is no room to keep this: ${error.message || error.name}. It lasts until you leave the page; download your digits to save them.`;
  }
}
