/**
 * Keeps the strokes over a reload, in this tab only. A browser that forbids storage only loses that.
 *
 * @import { Stroke } from "../types.js"
 */

const KEY = "lenet5.strokes";

/** @param {readonly Stroke[]} strokes */
export function save(strokes) {
  try {
    if (strokes.length > 0) sessionStorage.setItem(KEY, JSON.stringify(strokes));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Forbidden or full.
  }
}

/** @returns {readonly Stroke[]} */
export function restore() {
  try {
    const strokes = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(strokes) && strokes.every(isStroke) ? strokes : [];
  } catch {
    return [];
  }
}

/** @param {any} stroke */
function isStroke(stroke) {
  const { points, frame } = stroke ?? {};
  return frame > 0 && Array.isArray(points) && points.length >= 3 && points.length % 3 === 0 && points.every(Number.isFinite);
}
