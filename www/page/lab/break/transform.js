/**
 * Changes a glyph, or the strokes before they are framed. The changes' names and values are those of `changes.js`.
 *
 * @import { Change, Ink } from "../questions.js"
 */

import { PIXELS, SIDE, at } from "../glyphs.js";
import { random } from "./random.js";

/** A fixed seed, so that moving the slider makes the same noise stronger. */
const SEED = 1998;

/**
 * Maps a point to where the change takes it: turned, scaled or moved about a centre.
 *
 * @param {Change} change
 * @param {number} value
 * @param {number} pixel the side of a pixel of the glyph
 * @returns {(x: number, y: number) => [number, number]} offsets from the centre
 */
function motion(change, value, pixel) {
  if (change === "aside") return (x, y) => [x + value * pixel, y];
  if (change === "down") return (x, y) => [x, y + value * pixel];
  if (change === "size") return (x, y) => [(x * value) / 100, (y * value) / 100];
  const angle = change === "turn" ? (value * Math.PI) / 180 : 0;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => [cos * x - sin * y, sin * x + cos * y];
}

/**
 * @param {Ink} ink
 * @param {Change} change any but noise
 * @param {number} value
 * @param {number} pixel the side of a pixel of the glyph, in the ink's unit
 * @returns {Ink}
 */
export function changedInk({ points, strokeEnds, pen = 0 }, change, value, pixel) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [Number(points[i]), Number(points[i + 1])];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const move = motion(change, value, pixel);
  const moved = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = move(Number(points[i]) - middleX, Number(points[i + 1]) - middleY);
    moved.set([x + middleX, y + middleY], i);
  }
  const wide = change === "size" ? (pen * value) / 100 : change === "width" ? Math.max(0, pen + value * pixel) : pen;
  return { points: moved, strokeEnds, pen: wide };
}

/** @param {Float32Array} glyph @param {Change} change @param {number} value @returns {Float32Array} */
export function changedGlyph(glyph, change, value) {
  if (change === "noise") return noisy(glyph, value / 100);
  if (change === "width") return value < 0 ? inverted(broader(inverted(glyph), -value / 2)) : broader(glyph, value / 2);
  // Inverse mapping: each pixel looks up the point it comes from.
  const back = motion(change, change === "size" ? 10_000 / value : -value, 1);
  const found = new Float32Array(PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel += 1) {
    const [x, y] = back((pixel % SIDE) + 0.5 - SIDE / 2, Math.floor(pixel / SIDE) + 0.5 - SIDE / 2);
    found[pixel] = between(glyph, y + SIDE / 2 - 0.5, x + SIDE / 2 - 0.5);
  }
  return found;
}

/** Bilinear interpolation between four pixels. @param {Float32Array} glyph @param {number} y @param {number} x */
function between(glyph, y, x) {
  const [row, column] = [Math.floor(y), Math.floor(x)];
  const [down, right] = [y - row, x - column];
  const above = (1 - right) * at(glyph, row, column) + right * at(glyph, row, column + 1);
  const below = (1 - right) * at(glyph, row + 1, column) + right * at(glyph, row + 1, column + 1);
  return (1 - down) * above + down * below;
}

/**
 * Ink, widened by `more` pixels on each side. An edge falls from ink to paper over one pixel, so a pixel at a distance
 * `d` from ink gets that ink less `d - more`.
 *
 * @param {Float32Array} glyph
 * @param {number} more
 */
function broader(glyph, more) {
  const reach = Math.ceil(more);
  return glyph.map((own, pixel) => {
    const [row, column] = [Math.floor(pixel / SIDE), pixel % SIDE];
    let most = own;
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) {
        most = Math.max(most, at(glyph, row + y, column + x) - Math.max(0, Math.hypot(x, y) - more));
      }
    }
    return most;
  });
}

/** @param {Float32Array} glyph */
const inverted = (glyph) => glyph.map((value) => 1 - value);

/** Adds Gaussian noise of this standard deviation, clamped to paper and ink. @param {Float32Array} glyph @param {number} strength */
function noisy(glyph, strength) {
  const next = random(SEED);
  return glyph.map((value) => {
    // Box-Muller transform: two uniform numbers make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.min(1, value + strength * normal));
  });
}
