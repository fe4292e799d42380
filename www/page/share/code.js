/**
 * Ink as a few characters for an address: a version, a full stop, and whole numbers. These are the pad's side in pixels and
 * the number of strokes; then, for each stroke, its width, its number of points, and each point's offset from the one before,
 * in 1024ths of the pad's side. If the code gets too long, points close to one another are left out.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 */

import { Reading, written } from "../varints.js";

const VERSION = "1";
const GRID = 1024;
/** In characters. */
export const LONGEST = 1500;
const MOST = { strokes: 200, points: 4000, side: 100_000 };

/** @param {readonly Stroke[]} strokes @param {number} [longest] characters @returns {string} */
export function encode(strokes, longest = LONGEST) {
  for (let apart = 0; ; apart = 2 * apart + 1) {
    const code = `${VERSION}.${written(numbers(strokes, apart))}`;
    // Strokes of a single point cannot get shorter.
    if (code.length <= longest || apart >= GRID) return code;
  }
}

/** @param {readonly Stroke[]} strokes @param {number} apart points no farther than this from the one before are left out */
function numbers(strokes, apart) {
  const found = [Math.max(1, Math.round(strokes.at(-1)?.frame ?? 1)), strokes.length];
  for (const { points, frame } of strokes) {
    const grid = points.map((value) => Math.round((value * GRID) / frame));
    const kept = thinned(grid, apart);
    let width = 0;
    for (let i = 2; i < grid.length; i += 3) width = Math.max(width, /** @type {number} */ (grid[i]));
    found.push(width, kept.length);
    let [x, y] = [0, 0];
    for (const [nextX, nextY] of kept) {
      found.push(zigzag(nextX - x), zigzag(nextY - y));
      [x, y] = [nextX, nextY];
    }
  }
  return found;
}

/** @param {readonly number[]} grid x, y, width, … @param {number} apart @returns {[number, number][]} with both ends kept */
function thinned(grid, apart) {
  const kept = /** @type {[number, number][]} */ ([]);
  for (let i = 0; i < grid.length; i += 3) {
    const [x, y] = /** @type {[number, number]} */ (grid.slice(i, i + 2));
    const before = kept.at(-1);
    const far = !before || Math.abs(x - before[0]) > apart || Math.abs(y - before[1]) > apart;
    if (far || (i + 3 === grid.length && apart > 0)) kept.push([x, y]);
  }
  return kept;
}

/** @param {string} code @returns {Stroke[]} @throws {Error} that says what is wrong with it */
export function decode(code) {
  const [version = "", rest = ""] = code.split(".", 2);
  if (version !== VERSION) throw new Error(`expected version ${VERSION}, found ${version.slice(0, 20) || "nothing"}`);
  const reading = new Reading(rest);
  const frame = reading.take("a pad's side", 1, MOST.side);
  const scale = frame / GRID;
  let left = MOST.points;
  const strokes = Array.from({ length: reading.take("a number of strokes", 1, MOST.strokes) }, () => {
    const width = reading.take("a stroke's width", 0, GRID);
    const count = reading.take("a number of points", 1, left);
    left -= count;
    const points = /** @type {number[]} */ ([]);
    for (let i = 0, x = 0, y = 0; i < count; i += 1) {
      x += unzigzag(reading.take("a distance", 0, 8 * GRID));
      y += unzigzag(reading.take("a distance", 0, 8 * GRID));
      points.push(x * scale, y * scale, width * scale);
    }
    return { points, frame };
  });
  reading.end();
  return strokes;
}

/** Zigzag coding: small numbers of either sign become small non-negative ones. @param {number} value */
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);
/** @param {number} value */
const unzigzag = (value) => (value % 2 ? -(value + 1) / 2 : value / 2);
