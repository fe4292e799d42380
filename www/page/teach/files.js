/**
 * File formats for drawings: JSON Lines of ink, and a PNG sheet.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 * @import { Sample } from "./kept.js"
 */

import { flatten } from "../../digit-pad/strokes.js";
import { isLabel, LIMIT } from "./checked.js";
import { scan } from "./glyph.js";
import { newId } from "./kept.js";
import { outline } from "./thumbnail.js";

/** The line width that imported strokes are shown with, relative to the pad. */
const PEN = 0.042;
/** Side of a drawing on a sheet, in pixels. */
const CELL = 96;
/** The most drawings in one file: more than a hand has, and few enough to learn in seconds. */
const MOST = 1000;

/** Whether a file of ink can hold the sample; it cannot hold pictures. @param {Sample} sample */
export const isInk = ({ glyph }) => !glyph;

/** A drawing per line: `{"label": 7, "writer": "Anna", "pen": 12, "strokes": [[[x, y], …], …]}`. @param {readonly Sample[]} samples @param {string} writer */
export function toLines(samples, writer) {
  const line = (/** @type {Sample} */ { label, strokes }) => {
    const side = strokes.at(-1)?.frame ?? 1;
    const scaled = strokes.map(({ points, frame }) => {
      const stroke = [];
      for (let i = 0; i < points.length; i += 3) stroke.push(points.slice(i, i + 2).map((value) => (value * side) / frame));
      return stroke;
    });
    return `${JSON.stringify({ label, writer, pen: flatten(strokes).pen, strokes: scaled })}\n`;
  };
  return samples.filter(isInk).map(line).join("");
}

/**
 * Parses what `toLines` writes; see there.
 *
 * @param {string} text
 * @param {string} hand the owner of the samples
 * @returns {Sample[]}
 * @throws {Error} that says which line is wrong and what was expected
 */
export function fromLines(text, hand) {
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), number: index + 1 })).filter(({ line }) => line);
  if (lines.length === 0) throw refused("NoLines", "expected a drawing on each line, found an empty file");
  if (lines.length > MOST) throw refused("TooManyLines", `expected at most ${MOST} drawings, found ${lines.length}`);
  return lines.map(({ line, number }) => {
    const wrong = (/** @type {string} */ expected) => refused("BadLine", `line ${number}: expected ${expected}`);
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      throw wrong("JSON");
    }
    if (!isLabel(record?.label)) throw wrong(`a label from 0 to 9, or null, found ${JSON.stringify(record?.label)}`);
    return { id: newId(), hand, label: record.label, strokes: strokesFrom(record.strokes, record.pen, wrong), when: Date.now() + number };
  });
}

/** @param {string} name @param {string} message */
const refused = (name, message) => Object.assign(new Error(message), { name });

/** @param {any} lists @param {any} pen @param {(expected: string) => Error} wrong @returns {Stroke[]} */
function strokesFrom(lists, pen, wrong) {
  const fits = (/** @type {any} */ value) => Number.isFinite(value) && Math.abs(value) <= LIMIT;
  const point = (/** @type {any} */ value) => Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every(fits);
  const stroke = (/** @type {any} */ list) => Array.isArray(list) && list.length > 0 && list.every(point);
  if (!Array.isArray(lists) || lists.length === 0 || !lists.every(stroke)) throw wrong(`strokes as lists of [x, y] with numbers up to ${LIMIT}`);
  const along = (/** @type {number} */ axis) => lists.flat().map((/** @type {any} */ each) => each[axis]);
  const [xs, ys] = [along(0), along(1)];
  const [left, top, right, bottom] = [min(xs), min(ys), max(xs), max(ys)];
  // Centred, at three fifths of the pad, but smaller if the pen's line would get wider than the pad draws it: a dot stays a dot.
  const frame = Math.max((right - left) / 0.6, (bottom - top) / 0.6, pen > 0 && pen <= LIMIT ? pen / PEN : 0, 1e-6);
  const [dx, dy] = [(frame - right - left) / 2, (frame - bottom - top) / 2];
  // In CSS pixels, for a pad of ordinary size.
  const scale = 400 / frame;
  return lists.map((/** @type {number[][]} */ list) => ({
    points: list.flatMap(([x = 0, y = 0]) => [(x + dx) * scale, (y + dy) * scale, PEN * 400]),
    frame: 400,
  }));
}

const min = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b));
const max = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b));

/** A sheet of all drawings, one row for each label. @param {readonly Sample[]} samples @returns {Promise<Blob>} a PNG */
export async function toSheet(samples) {
  const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null].map((label) => samples.filter((sample) => sample.label === label)).filter(({ length }) => length > 0);
  const canvas = document.createElement("canvas");
  canvas.width = CELL * Math.max(1, ...rows.map(({ length }) => length));
  canvas.height = CELL * Math.max(1, rows.length);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  Object.assign(context, { lineCap: "round", lineJoin: "round", lineWidth: 4, strokeStyle: "#000" });
  rows.forEach((row, y) =>
    row.forEach(({ strokes, glyph }, x) => {
      context.setTransform(CELL / 100, 0, 0, CELL / 100, CELL * x, CELL * y);
      if (glyph) context.drawImage(scan(glyph), 0, 0, 100, 100);
      else context.stroke(new Path2D(outline(strokes)));
    }),
  );
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large for this browser"))), "image/png");
  });
}
