/** Reads and checks ink files: JSON Lines, plain or gzip, as `tests/ink/README.md` describes them. */

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The maximum size of a file, uncompressed: 256 MiB, as in the `lenet5` program. */
const LIMIT = 2 ** 28;
/** The largest absolute value of a coordinate. */
const FAR = 1e9;

/** An error in a file: one line that names the file. */
export class BadInk extends Error {
  constructor(where, what) {
    super(`${where}: ${what}`.replace(/[\r\n]+/g, " "));
  }
}

/**
 * @typedef {{label: number | null, writer?: string, strokes: [number, number][][]}} Drawing y down
 * @param {string} path
 * @param {boolean} yUp whether the file's y axis points up
 * @returns {Promise<{name: string, drawings: Drawing[]}>}
 */
export async function readInk(path, yUp) {
  const drawings = [];
  for (const [i, line] of (await text(path)).split("\n").entries()) {
    if (line.trim()) drawings.push(drawing(line, yUp, `${path}, line ${i + 1}`));
  }
  return { name: basename(path), drawings };
}

/** The digits recorded for this project, or the drawings of another file in `tests/ink/`. */
export async function recorded(name = "digits") {
  const file = fileURLToPath(new URL(`../../tests/ink/${name}.jsonl`, import.meta.url));
  return (await readInk(file, false)).drawings;
}

/** Strokes as the module takes them: x and y of all points in turn, and the number of points up to each stroke's end. */
export function flattened(strokes) {
  let end = 0;
  return { points: strokes.flat(2), strokeEnds: strokes.map((stroke) => (end += stroke.length)) };
}

/** Gzip is detected by the first two bytes, not by the file's name. */
async function text(path) {
  try {
    const bytes = await readFile(path);
    const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LIMIT }) : bytes;
    if (unpacked.length <= LIMIT) return new TextDecoder("utf-8", { fatal: true }).decode(unpacked);
  } catch (error) {
    if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw new BadInk(path, "expected text in UTF-8");
    if (error.code !== "ERR_BUFFER_TOO_LARGE") {
      throw new BadInk(path, `expected a file that can be read, found: ${error.message}`);
    }
  }
  throw new BadInk(path, `expected at most ${LIMIT} bytes (unpacked), found more`);
}

/** @returns {Drawing} */
function drawing(line, yUp, where) {
  let found;
  try {
    found = JSON.parse(line);
  } catch (error) {
    throw new BadInk(where, `expected a JSON object, found: ${error.message}`);
  }
  const { label, writer, strokes } = found ?? {};
  if (label !== null && !(Number.isInteger(label) && label >= 0 && label <= 9)) {
    throw new BadInk(where, `expected a label in 0..=9 or null, found ${JSON.stringify(label)}`);
  }
  if (writer != null && typeof writer !== "string") {
    throw new BadInk(where, `expected a writer's name, found ${JSON.stringify(writer)}`);
  }
  if (!Array.isArray(strokes)) throw new BadInk(where, "expected strokes, found none");
  for (const [i, stroke] of strokes.entries()) {
    if (!Array.isArray(stroke) || stroke.length === 0) {
      throw new BadInk(where, `stroke ${i}: expected at least one point, found none`);
    }
    const bad = stroke.findIndex((point) => !isPoint(point));
    if (bad >= 0) {
      const what = `expected [x, y] within ${FAR}, found ${JSON.stringify(stroke[bad])}`;
      throw new BadInk(where, `stroke ${i}, point ${bad}: ${what}`);
    }
  }
  const turned = yUp ? strokes.map((stroke) => stroke.map(([x, y]) => [x, -y])) : strokes;
  return { label, ...(writer == null ? {} : { writer }), strokes: turned };
}

const isPoint = (point) => Array.isArray(point) && point.length === 2 && point.every(fits);
const fits = (value) => typeof value === "number" && Math.abs(value) <= FAR;
