/**
 * Where on a glyph something is, in words: a grid of three by three over the ink, or three rows or columns where the ink is
 * narrow.
 */

import { SIDE, at } from "../glyphs.js";

/** Ink narrower than this fraction of its length is one column, or one row. */
const NARROW = 0.45;
const [ROWS, COLUMNS] = [["top", "middle", "bottom"], ["left", "middle", "right"]];

/** The ink's bounding box, the last row and column included. @param {Float32Array} glyph */
export function boxOf(glyph) {
  const all = Array.from({ length: SIDE }, (_, i) => i);
  const rows = all.filter((row) => all.some((column) => at(glyph, row, column) > 0));
  const columns = all.filter((column) => all.some((row) => at(glyph, row, column) > 0));
  return { top: rows[0] ?? 0, bottom: rows.at(-1) ?? SIDE - 1, left: columns[0] ?? 0, right: columns.at(-1) ?? SIDE - 1 };
}

/** @param {Float32Array} glyph @returns {(row: number, column: number) => string} names the region of a place */
export function regionsOf(glyph) {
  const { top, bottom, left, right } = boxOf(glyph);
  const [high, wide] = [bottom - top + 1, right - left + 1];
  const third = (/** @type {number} */ offset, /** @type {number} */ size) => Math.max(0, Math.min(2, Math.floor((3 * offset) / size)));
  return (row, column) => {
    const y = ROWS[third(row - top, high)] ?? "";
    const x = COLUMNS[third(column - left, wide)] ?? "";
    if (wide < NARROW * high) return y;
    if (high < NARROW * wide || y === "middle") return x;
    return x === "middle" ? y : `${y} ${x}`;
  };
}

/**
 * How much the ink of each region speaks for a digit, strongest first.
 *
 * @param {Float32Array} glyph
 * @param {Float32Array} speaks
 */
export function byRegion(glyph, speaks) {
  const name = regionsOf(glyph);
  /** @type {Map<string, number>} */
  const sums = new Map();
  speaks.forEach((value, pixel) => {
    if (value === 0) return;
    const region = name(Math.floor(pixel / SIDE), pixel % SIDE);
    sums.set(region, (sums.get(region) ?? 0) + value);
  });
  return [...sums].map(([region, sum]) => ({ region, sum })).sort((a, b) => b.sum - a.sum);
}
