/** Smooths a line of few points. */

const PIECES = 4;

/**
 * Bends the line towards each of its points, from midpoint to midpoint.
 *
 * @param {readonly number[]} stroke x and y in turn
 * @returns {[number, number][]}
 */
export function smooth(stroke) {
  const points = stroke.flatMap((x, i) => (i % 2 ? [] : [/** @type {[number, number]} */ ([x, Number(stroke[i + 1])])]));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return [];
  const line = [first];
  points.slice(1, -1).forEach(([x, y], i) => {
    const [[fromX, fromY], [toX, toY]] = /** @type {[[number, number], [number, number]]} */ ([points[i], points[i + 2]]);
    for (let piece = 0; piece < PIECES; piece += 1) {
      const t = (piece + 0.5) / PIECES;
      const [before, at, after] = [0.5 * (1 - t) ** 2, 0.5 + t * (1 - t), 0.5 * t ** 2];
      line.push([before * fromX + at * x + after * toX, before * fromY + at * y + after * toY]);
    }
  });
  return [...line, last];
}
