/**
 * The changes, encoded for an address: which pixels became ink or paper, and what is switched off, as whole numbers. A list is
 * written as its length, then for each entry the number of places skipped before it.
 *
 * @import { Off } from "../questions.js"
 * @import { Attempt } from "./history.js"
 */

import { Reading, written } from "../../varints.js";
import { PIXELS } from "../glyphs.js";
import { NOTHING } from "./history.js";
import { LAYERS } from "./layers.js";

/** Everything that can be switched off, as one list. */
const PARTS = LAYERS.flatMap(({ key, maps }) => Array.from({ length: maps }, (_, unit) => ({ key, unit })));

/** @param {Float32Array} glyph before the changes @param {Attempt} now @returns {string[]} none if nothing is changed */
export function encode(glyph, now) {
  const pixels = [...now.glyph.keys()].filter((pixel) => now.glyph[pixel] !== glyph[pixel]);
  const parts = PARTS.flatMap(({ key, unit }, part) => (now.off[key].includes(unit) ? [part] : []));
  if (pixels.length + parts.length === 0) return [];
  const inks = gaps(pixels).map((gap, i) => 2 * gap + Math.round(Number(now.glyph[Number(pixels[i])])));
  return [written([pixels.length, ...inks, parts.length, ...gaps(parts)])];
}

/** @param {readonly number[]} places in ascending order */
const gaps = (places) => places.map((place, i) => place - (places[i - 1] ?? -1) - 1);

/** @param {readonly string[]} code @returns {(glyph: Float32Array) => Attempt} changes a glyph the same way @throws {Error} if it is invalid */
export function decode([code, ...more]) {
  if (code === undefined) return (glyph) => ({ glyph, off: NOTHING });
  if (more.length > 0) throw new Error(`expected changes, and found ${more.join(" ").slice(0, 20)} after them`);
  const reading = new Reading(code);
  const inks = /** @type {[number, number][]} */ ([]);
  for (let left = reading.take("a number of pixels", 0, PIXELS), pixel = -1; left > 0; left -= 1) {
    const next = reading.take("a pixel", 0, 2 * (PIXELS - pixel - 1) - 1);
    pixel += 1 + Math.floor(next / 2);
    inks.push([pixel, next % 2]);
  }
  /** @type {Record<keyof Off, number[]>} */
  const off = { c1: [], c3: [], c5: [], f6: [] };
  for (let left = reading.take("a number of parts", 0, PARTS.length), part = -1; left > 0; left -= 1) {
    part += 1 + reading.take("a part of the network", 0, PARTS.length - part - 2);
    const { key, unit } = /** @type {typeof PARTS[number]} */ (PARTS[part]);
    off[key].push(unit);
  }
  reading.end();
  return (glyph) => {
    const changed = glyph.slice();
    for (const [pixel, ink] of inks) changed[pixel] = ink;
    return { glyph: changed, off };
  };
}
