/**
 * Validates records that come from outside: anything may be in the database or in a file.
 *
 * @import { Kept } from "./kept.js"
 */

/** The largest coordinate or pen width, as in the module: arithmetic with larger values overflows. */
export const LIMIT = 1e9;

/** @typedef {Record<string, (value: any, record: any) => boolean>} Shape by field */

const text = (/** @type {any} */ value) => typeof value === "string";
const textOrNull = (/** @type {any} */ value) => value === null || text(value);
const time = Number.isFinite;
const object = (/** @type {any} */ value) => typeof value === "object" && value !== null;

/** @param {any} value */
export const isLabel = (value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 9);

/** @param {any} value */
export const areStrokes = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (stroke) =>
      Array.isArray(stroke?.points) &&
      stroke.points.length > 0 &&
      stroke.points.length % 3 === 0 &&
      stroke.points.every((/** @type {any} */ value) => Number.isFinite(value) && Math.abs(value) <= LIMIT) &&
      stroke.frame > 0 &&
      Number.isFinite(stroke.frame),
  );

/** @param {any} value */
const isGlyph = (value) => value instanceof Uint8Array && value.length === 28 * 28;
const none = (/** @type {any} */ value) => Array.isArray(value) && value.length === 0;

/** @type {Record<keyof Kept, Shape>} */
const SHAPES = {
  hands: {
    id: text,
    name: text,
    used: time,
    version: textOrNull,
    base: textOrNull,
    tried: text,
    mislabelled: (value) => value === undefined || (Array.isArray(value) && value.every(text)),
  },
  samples: {
    id: text,
    hand: text,
    label: isLabel,
    strokes: (value, { glyph }) => (glyph === undefined ? areStrokes(value) : none(value)),
    glyph: (value) => value === undefined || isGlyph(value),
    when: time,
  },
  versions: {
    id: text,
    hand: text,
    weights: (value) => value instanceof Uint8Array,
    guard: (value) => value === null || object(value),
    from: text,
    before: textOrNull,
    correction: textOrNull,
    when: time,
  },
};

/** The first fault among the records, or null. @param {Record<keyof Kept, readonly any[]>} kept */
export function faultOf(kept) {
  for (const table of /** @type {(keyof Kept)[]} */ (Object.keys(SHAPES))) {
    for (const record of kept[table]) {
      const field = wrong(table, record);
      if (field) return `a record of "${table}" has no valid "${field}"`;
    }
  }
  return null;
}

/** @param {keyof Kept} table @param {any} record */
export const isValid = (table, record) => !wrong(table, record);

/** The first field that does not fit. @param {keyof Kept} table @param {any} record */
const wrong = (table, record) => Object.keys(SHAPES[table]).find((field) => !object(record) || !SHAPES[table][field]?.(record[field], record));
