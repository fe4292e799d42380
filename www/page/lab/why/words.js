/**
 * The reasons, in words.
 *
 * @import { Blot } from "../questions.js"
 */

import { percent } from "../../percent.js";
import { fill } from "../../words.js";
import { text } from "../text.js";
import { byRegion, regionsOf } from "./regions.js";

/** A region that speaks less than this fraction of the strongest is not worth a sentence. */
const FAINT = 0.1;

/** @param {string} region */
const place = (region) => /** @type {Record<string, string>} */ (text.places)[region] ?? "";

/** What speaks for a digit and what against it. @param {number} digit @param {Float32Array} glyph @param {Float32Array} speaks */
export function spoken(digit, glyph, speaks) {
  const regions = byRegion(glyph, speaks);
  const [first, last] = [regions[0], regions.at(-1)];
  if (!first || !last) return "";
  const most = Math.max(first.sum, -last.sum);
  const pro = first.sum > FAINT * most ? fill(text.pro, { place: place(first.region), digit }) : fill(text.noPro, { digit });
  const con = -last.sum > FAINT * most ? fill(text.con, { place: place(last.region) }) : text.noCon;
  return `${pro} ${con}`;
}

/** What a blot of ink would do. @param {number} digit @param {Float32Array} glyph @param {Blot | null} blot @param {number} now */
export function proposed(digit, glyph, blot, now) {
  if (!blot) return fill(text.noBlot, { n: digit });
  const middle = (blot.side - 1) / 2;
  const region = regionsOf(glyph)(blot.row + middle, blot.column + middle);
  return fill(text.blot, { place: place(region), digit, before: percent(now), after: percent(blot.probability) });
}
