/**
 * Drawings and their history: pure functions over frozen values, so that undo is just an earlier value.
 *
 * @import { Drawing, History, Picture, Stroke } from "../types.js"
 */

const STEPS = 200;
/** How far a tap may slip, in CSS pixels. */
const SLIP = 12;

/** @type {Drawing} */
export const BLANK = Object.freeze({ strokes: [], picture: null });

/** Whether there is neither ink nor picture. @param {Drawing} drawing */
export const isBlank = ({ strokes, picture }) => strokes.length === 0 && picture === null;

/**
 * Checks strokes that come from outside.
 *
 * @param {unknown} strokes
 * @returns {readonly Stroke[]} a copy
 * @throws {TypeError}
 */
export function checked(strokes) {
  return /** @type {any[]} */ (strokes).map(({ points, frame }, index) => {
    // Also finds the holes of a list. Larger numbers cannot be read.
    const readable = [...points, frame].every((value) => typeof value === "number" && Math.abs(value) <= 1e9);
    if (readable && frame > 0 && points.length > 0 && points.length % 3 === 0) return { points: [...points], frame };
    throw new TypeError(`stroke ${index}: expected points as x, y, width, … and a frame above 0, up to 1e9`);
  });
}

/** A drawing of ink, in place of any picture. @param {readonly Stroke[]} strokes @returns {Drawing} */
export const inked = (strokes) => Object.freeze({ strokes, picture: null });

/** A drawing of a picture, in place of any ink. @param {Picture | null} picture @returns {Drawing} */
export const pictured = (picture) => Object.freeze({ strokes: [], picture });

/**
 * Makes `present` the drawing; undo goes back to the one that it replaces.
 *
 * @param {History} history
 * @param {Drawing} present
 * @returns {History}
 */
export function commit(history, present) {
  const { past, present: before } = history;
  if (present === before || (isBlank(present) && isBlank(before))) return history;
  return { past: [...past, before].slice(-STEPS), present, future: [] };
}

/** @param {History} history @returns {History} */
export function undo(history) {
  const { past, present, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
}

/** @param {History} history @returns {History} */
export function redo(history) {
  const [after, ...future] = history.future;
  return after ? { past: [...history.past, history.present], present: after, future } : history;
}

/**
 * The strokes as the network's module takes them: every point as drawn, in CSS pixels of the pad when the last stroke was
 * begun. Line widths are for the eye only; the module gets the largest, so that what looks like a dot is one. It is capped:
 * on a large pad the line is wider than a hand slips, and a digit may be smaller than the line is wide.
 *
 * @param {readonly Stroke[]} strokes
 * @returns {{points: Float32Array, strokeEnds: Uint32Array, pen: number}} x0, y0, x1, y1, …; how many points strokes 0..=i
 *   have; and the size up to which ink is a dot
 */
export function flatten(strokes) {
  const count = strokes.reduce((sum, stroke) => sum + stroke.points.length / 3, 0);
  const points = new Float32Array(2 * count);
  const strokeEnds = new Uint32Array(strokes.length);
  const side = strokes.at(-1)?.frame ?? 1;
  let [end, pen] = [0, 0];
  strokes.forEach(({ points: from, frame }, index) => {
    const scale = side / frame;
    for (let i = 0; i < from.length; i += 3, end += 1) {
      points[2 * end] = /** @type {number} */ (from[i]) * scale;
      points[2 * end + 1] = /** @type {number} */ (from[i + 1]) * scale;
      pen = Math.max(pen, /** @type {number} */ (from[i + 2]) * scale);
    }
    strokeEnds[index] = end;
  });
  return { points, strokeEnds, pen: Math.min(pen, SLIP) };
}
