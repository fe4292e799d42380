/**
 * Finds the unit that is pointed at, tapped or reached by arrow keys, from its place on a layer's sheet.
 *
 * @import { Seen } from "./feed.js"
 * @import { LayerSheet } from "./sheet.js"
 * @import { Unit } from "./units.js"
 */

import { ARROWS } from "../arrows.js";
import { GAP, valuesOf } from "./shapes.js";
import { shapeOf, unitAt } from "./units.js";

/** @param {LayerSheet} sheet @param {number} layer @param {{clientX: number, clientY: number}} event @returns {Unit} the nearest */
export function under({ canvas, layer: { maps, wide, high, grain }, across }, layer, { clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const place = (/** @type {number} */ part, /** @type {number} */ pixels, /** @type {number} */ units) => {
    const along = Math.max(0, Math.min(part, 0.9999)) * pixels;
    const step = units * grain + GAP;
    return { map: Math.floor(along / step), at: Math.min(Math.floor((along % step) / grain), units - 1) };
  };
  const [x, y] = [place((clientX - left) / width, canvas.width, wide), place((clientY - top) / height, canvas.height, high)];
  return { layer, map: Math.min(y.map * across + x.map, maps - 1), row: y.at, column: x.at };
}

/**
 * The unit that a key leads to: the neighbour on the sheet, across the edges of maps; with Shift, a whole map further.
 *
 * @param {LayerSheet} sheet
 * @param {Unit} unit
 * @param {KeyboardEvent} event
 * @returns {Unit | null} null: not a key for this
 */
export function beside({ layer: { maps, wide, high }, across }, unit, { key, shiftKey }) {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const [right, down] = arrow;
  const moved = (/** @type {number} */ at, /** @type {number} */ by, /** @type {number} */ size) => (at + by >= 0 && at + by < size ? at + by : at);
  const x = moved((unit.map % across) * wide + unit.column, right * (shiftKey ? wide : 1), across * wide);
  const y = moved(Math.floor(unit.map / across) * high + unit.row, down * (shiftKey ? high : 1), Math.ceil(maps / across) * high);
  return { layer: unit.layer, map: Math.floor(y / high) * across + Math.floor(x / wide), row: y % high, column: x % wide };
}

/** The unit with the largest value. @param {number} layer @param {Seen} seen @param {number | null} [map] to look in; null: all */
export function strongest(layer, seen, map = null) {
  const { wide, high } = shapeOf(layer);
  const all = valuesOf(shapeOf(layer), seen);
  const start = (map ?? 0) * wide * high;
  const values = map === null ? all : all.subarray(start, start + wide * high);
  return unitAt(layer, start + values.reduce((best, value, i) => (value > /** @type {number} */ (values[best]) ? i : best), 0));
}

/** This unit if it belongs to the layer, or else the layer's strongest. @param {Unit | null} unit @param {number} layer @param {Seen} seen */
export const within = (unit, layer, seen) => (unit?.layer === layer ? unit : strongest(layer, seen));

/**
 * Calls `told` for every place that is pointed at, by mouse, pen or finger.
 *
 * @param {HTMLElement} element
 * @param {(event: PointerEvent, pressed: boolean) => void} told
 */
export function pointed(element, told) {
  element.addEventListener("pointermove", (event) => told(event, event.buttons > 0));
  element.addEventListener("pointerdown", (event) => told(event, true));
}
