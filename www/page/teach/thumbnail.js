/**
 * Thumbnails of drawings and pictures.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 * @import { Sample } from "./kept.js"
 */

import { scan } from "./glyph.js";

const SVG = "http://www.w3.org/2000/svg";
/** Margin, in a square of 100 by 100. */
const EDGE = 12;

/** The strokes as an SVG path, centred in a square of 100 by 100. @param {readonly Stroke[]} strokes */
export function outline(strokes) {
  const placed = strokes.map(({ points, frame }) => points.map((value) => value / frame));
  const [xs, ys] = [0, 1].map((axis) => placed.flatMap((points) => points.filter((_, i) => i % 3 === axis)));
  const low = (/** @type {number[]} */ values = []) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = (/** @type {number[]} */ values = []) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const [left, right, top, bottom] = [low(xs), high(xs), low(ys), high(ys)];
  // A dot must not fill the square.
  const scale = (100 - 2 * EDGE) / Math.max(right - left, bottom - top, 0.1);
  const at = (/** @type {number[]} */ points, /** @type {number} */ i) => {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    return `${(50 + scale * (x - (left + right) / 2)).toFixed(1)} ${(50 + scale * (y - (top + bottom) / 2)).toFixed(1)}`;
  };
  const line = (/** @type {number[]} */ points) => {
    const rest = [];
    for (let i = 3; i < points.length; i += 3) rest.push(`L${at(points, i)}`);
    return `M${at(points, 0)}${rest.join("") || "h.1"}`;
  };
  return placed.map(line).join("");
}

/** @param {Sample} sample */
export function thumbnail({ strokes, glyph }) {
  if (glyph) return scan(glyph);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", outline(strokes));
  svg.append(path);
  return svg;
}
