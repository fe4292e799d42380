/**
 * The ink of what is shown. Each digit of a number has its own ink, which may be part of a stroke.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { NumberDigit, Prediction, Stroke } from "../digit-pad/types.js"
 */

/**
 * @param {Prediction | NumberDigit | null} prediction
 * @param {Pick<DigitPad, "ink">} pad
 * @returns {readonly Stroke[]}
 */
export function inkOf(prediction, { ink }) {
  // A picture has no ink, even if its digits were separated by traced strokes.
  if (!prediction || ink.length === 0 || !("points" in prediction)) return ink;
  const { points, strokeEnds, strokes } = prediction;
  const { frame = 1 } = ink.at(-1) ?? {};
  return [...strokeEnds].map((end, i) => {
    const from = ink[Number(strokes[i])] ?? ink[Number(strokes[0])];
    // The module does not know the line's width, which is only for the eye.
    const width = (Number(from?.points[2]) * frame) / Number(from?.frame);
    const own = points.subarray(2 * (strokeEnds[i - 1] ?? 0), 2 * end);
    return { points: Array.from({ length: (own.length / 2) * 3 }, (_, j) => (j % 3 < 2 ? Number(own[2 * Math.floor(j / 3) + (j % 3)]) : width)), frame };
  });
}
