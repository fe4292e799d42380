/** Glyphs as the experiments represent them: 28 rows of 28 intensities, paper 0, ink 1. */

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;
export const CLASSES = 10;

/** One row of a batch's answers. @param {Float32Array} rows @param {number} n */
export const tenOf = (rows, n) => rows.subarray(CLASSES * n, CLASSES * (n + 1));

/** A pixel's value; 0 beyond the edge. @param {Float32Array} glyph @param {number} row @param {number} column */
export const at = (glyph, row, column) =>
  row >= 0 && column >= 0 && row < SIDE && column < SIDE ? /** @type {number} */ (glyph[row * SIDE + column]) : 0;

/** The index of the largest value. @param {ArrayLike<number>} values */
export function best(values) {
  let found = 0;
  for (let i = 1; i < values.length; i += 1) if (/** @type {number} */ (values[i]) > /** @type {number} */ (values[found])) found = i;
  return found;
}
