/**
 * The eraser, as vector geometry: whatever part of a stroke comes under its disc is cut out, and the remaining pieces
 * become strokes of their own. An untouched stroke stays the same object, so a view need not draw it again.
 *
 * @import { Stroke } from "../types.js"
 */

/** Pieces shorter than this fraction of their line's width are crumbs, and are removed as well. */
const CRUMB = 0.4;

/**
 * Moves the eraser along a line. Positions and radius are fractions of the pad's side.
 *
 * @param {readonly Stroke[]} strokes
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {number} radius
 * @returns {readonly Stroke[]} the same array if nothing was touched
 */
export function erase(strokes, from, to, radius) {
  const steps = Math.max(1, Math.ceil((2 * Math.hypot(to.x - from.x, to.y - from.y)) / radius));
  let rest = strokes;
  for (let step = 0; step <= steps; step += 1) {
    const t = step / steps;
    const x = from.x + t * (to.x - from.x);
    const y = from.y + t * (to.y - from.y);
    const next = rest.flatMap((stroke) => {
      const { points, frame } = stroke;
      const pieces = cut(points, x * frame, y * frame, radius * frame);
      return pieces ? pieces.map((points) => ({ points, frame })) : [stroke];
    });
    if (next.length !== rest.length || next.some((stroke, i) => stroke !== rest[i])) rest = next;
  }
  return rest;
}

/**
 * Cuts a disc out of a polyline of x, y, width triples.
 *
 * @param {readonly number[]} points
 * @param {number} cx
 * @param {number} cy
 * @param {number} radius
 * @returns {number[][] | null} null if the line does not touch the disc
 */
function cut(points, cx, cy, radius) {
  const width = Number(points[2]);
  // Measured to the line's edge, not to its middle: what looks touched is touched.
  const reach = radius + width / 2;
  const inside = Math.hypot(Number(points[0]) - cx, Number(points[1]) - cy) < reach;
  let touched = inside;
  let piece = inside ? [] : points.slice(0, 3);
  /** @type {number[][]} */
  const pieces = [];
  for (let i = 3; i < points.length; i += 3) {
    const [x0 = 0, y0 = 0, w0 = 0, x1 = 0, y1 = 0, w1 = 0] = points.slice(i - 3, i + 3);
    const [enter, leave] = chord(x0 - cx, y0 - cy, x1 - x0, y1 - y0, reach);
    const at = (/** @type {number} */ t) => [x0 + t * (x1 - x0), y0 + t * (y1 - y0), w0 + t * (w1 - w0)];
    if (leave <= 0 || enter >= 1 || leave <= enter) {
      piece.push(x1, y1, w1);
      continue;
    }
    touched = true;
    if (enter > 0) piece.push(...at(enter));
    pieces.push(piece);
    piece = leave < 1 ? [...at(leave), x1, y1, w1] : [];
  }
  if (!touched) return null;
  pieces.push(piece);
  return pieces.filter((kept) => kept.length > 3 && span(kept) > CRUMB * width);
}

/**
 * The interval of t in which the line p + t d is within `reach` of the origin.
 *
 * @param {number} px @param {number} py @param {number} dx @param {number} dy @param {number} reach
 * @returns {[number, number]} empty (second not above first) if it never is
 */
function chord(px, py, dx, dy, reach) {
  const a = dx * dx + dy * dy;
  const c = px * px + py * py - reach * reach;
  if (a === 0) return c < 0 ? [-1, 2] : [0, 0];
  const b = px * dx + py * dy;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return [(-b - root) / a, (-b + root) / a];
}

/** Longer side of the bounding box. @param {readonly number[]} points */
function span(points) {
  const xs = points.filter((_, i) => i % 3 === 0);
  const ys = points.filter((_, i) => i % 3 === 1);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}
