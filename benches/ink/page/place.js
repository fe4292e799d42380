/** Places a digit on a peer's canvas. */

/** The larger side of a digit, as a share of the canvas: people neither draw tiny digits nor fill the canvas. */
const [SMALLEST, LARGEST] = [0.4, 0.8];

/**
 * Pseudo-random numbers in 0..1 from a seed: good enough for positions, and the same in every browser.
 *
 * Source: the linear congruential generator of Press et al., "Numerical Recipes", section 7.1.
 */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One throw for each digit: its size, how far to the right, and how far down, each in 0..1. */
export const throwFor = (roll) => ({ size: roll(), across: roll(), down: roll() });

/**
 * Moves and scales strokes so that they fit on a square canvas with the whole width of the pen.
 *
 * @param {[number, number][][]} strokes in any unit
 * @param {number} side of the canvas, in pixels
 * @param {number} pen the pen's width, in pixels
 * @param {{size: number, across: number, down: number}} thrown
 * @returns {[number, number][][]} in pixels
 */
export function place(strokes, side, pen, { size, across, down }) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of strokes.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const extent = Math.max(right - left, bottom - top);
  // A dot has no extent to scale.
  const scale = extent > 0 ? (side * (SMALLEST + (LARGEST - SMALLEST) * size)) / extent : 1;
  const room = (length) => side - pen - scale * length;
  const x0 = pen / 2 + across * room(right - left);
  const y0 = pen / 2 + down * room(bottom - top);
  return strokes.map((stroke) => stroke.map(([x, y]) => [x0 + scale * (x - left), y0 + scale * (y - top)]));
}
