/**
 * The reasons in words.
 *
 * @import { Blot } from "../questions.js"
 */

import { percent } from "../../percent.js";
import { byRegion, regionsOf } from "./regions.js";

/** A region that speaks less than this part of the strongest is not worth a sentence. */
const FAINT = 0.1;

/** @param {string} region */
const place = (region) => (region === "middle" ? "in the middle" : region === "left" || region === "right" ? `on the ${region}` : `at the ${region}`);

/** What speaks for a digit and what against it. @param {number} digit @param {Float32Array} glyph @param {Float32Array} speaks */
export function spoken(digit, glyph, speaks) {
  const regions = byRegion(glyph, speaks);
  const [first, last] = [regions[0], regions.at(-1)];
  if (!first || !last) return "";
  const most = Math.max(first.sum, -last.sum);
  const pro = first.sum > FAINT * most ? `The ink ${place(first.region)} speaks most for ${digit}.` : `Hardly any ink speaks for ${digit}.`;
  const con = -last.sum > FAINT * most ? `The ink ${place(last.region)} speaks most against it.` : "Hardly any ink speaks against it.";
  return `${pro} ${con}`;
}

/** What a blot of ink would do. @param {number} digit @param {Float32Array} glyph @param {Blot | null} blot @param {number} now */
export function proposed(digit, glyph, blot, now) {
  if (!blot) return `No blot of ink anywhere would make a ${digit} more likely.`;
  const middle = (blot.side - 1) / 2;
  const region = regionsOf(glyph)(blot.row + middle, blot.column + middle);
  return `More ink in the dashed square, ${place(region)}, would help ${digit} most: from ${percent(now)} to ${percent(blot.probability)}.`;
}
