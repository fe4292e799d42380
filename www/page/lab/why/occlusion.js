/**
 * Which ink speaks for a digit, by occlusion: a square patch of the glyph becomes paper, and the drop of the digit's logit
 * is shared out among the ink of the patch. Every position of the patch is tried, in one batch.
 *
 * `lenet5 saliency` compares this with gradients; `docs/notes/saliency.md` has the figures.
 *
 * @import { Recognizer } from "../../../pkg/lenet5_raw.js"
 * @import { Reasons, Why } from "../questions.js"
 */

import { CLASSES, PIXELS, SIDE, best } from "../glyphs.js";

/** The patch's side in pixels. */
const PATCH = 5;
/** The side of the blot of ink that is tried on paper: about the width of a stroke. */
const BLOT = 3;

/**
 * For each position of a square, the pixels to change; positions without any are left out.
 *
 * @param {number} side
 * @param {(pixel: number) => boolean} wanted
 * @param {number} over how far the square may extend past the edge
 */
function places(side, wanted, over) {
  const found = [];
  for (let top = -over; top + side <= SIDE + over; top += 1) {
    for (let left = -over; left + side <= SIDE + over; left += 1) {
      const cells = [];
      for (let row = Math.max(top, 0); row < Math.min(top + side, SIDE); row += 1) {
        for (let column = Math.max(left, 0); column < Math.min(left + side, SIDE); column += 1) {
          if (wanted(row * SIDE + column)) cells.push(row * SIDE + column);
        }
      }
      if (cells.length > 0) found.push({ row: top, column: left, cells });
    }
  }
  return found;
}

/** @param {Recognizer} recognizer @param {Why} question @returns {Reasons} */
export function reasons(recognizer, { glyph, digits }) {
  const ink = (/** @type {number} */ pixel) => /** @type {number} */ (glyph[pixel]);
  const patches = places(PATCH, (pixel) => ink(pixel) > 0, PATCH - 1);
  const blots = places(BLOT, (pixel) => ink(pixel) < 1, 0);
  const glyphs = new Float32Array((1 + patches.length + blots.length) * PIXELS);
  for (let n = 0; n <= patches.length + blots.length; n += 1) glyphs.set(glyph, n * PIXELS);
  patches.forEach(({ cells }, n) => cells.forEach((pixel) => (glyphs[(1 + n) * PIXELS + pixel] = 0)));
  blots.forEach(({ cells }, n) => cells.forEach((pixel) => (glyphs[(1 + patches.length + n) * PIXELS + pixel] = 1)));
  const logits = recognizer.logitsBatch(glyphs, 1 + patches.length + blots.length);
  const logit = (/** @type {number} */ n, /** @type {number} */ digit) => Number(logits[n * CLASSES + digit]);

  const speaks = digits.map((digit) => {
    const shares = new Float64Array(PIXELS);
    patches.forEach(({ cells }, n) => {
      const lost = logit(0, digit) - logit(1 + n, digit);
      const all = cells.reduce((sum, pixel) => sum + ink(pixel), 0);
      for (const pixel of cells) shares[pixel] = Number(shares[pixel]) + (lost * ink(pixel)) / all / (PATCH * PATCH);
    });
    return new Float32Array(shares);
  });

  const [, runnerUp] = digits;
  const share = (/** @type {number} */ n) => {
    const own = logit(n, runnerUp);
    return 1 / logits.subarray(n * CLASSES, (n + 1) * CLASSES).reduce((sum, other) => sum + Math.exp(other - own), 0);
  };
  const blotted = 1 + patches.length + best(blots.map((_, n) => share(1 + patches.length + n)));
  const spot = blots[blotted - 1 - patches.length];
  if (!spot || share(blotted) <= share(0)) return { speaks, blot: null };
  const probability = Number(recognizer.probabilities(glyphs.subarray(blotted * PIXELS, (blotted + 1) * PIXELS))[runnerUp]);
  return { speaks, blot: { row: spot.row, column: spot.column, side: BLOT, probability } };
}
