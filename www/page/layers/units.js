/**
 * Units of the network: where they are, what they see, and what they are called. A unit of the layer with this index is
 * in row `row` and column `column` of map `map`, all from 0. In a dense layer the one map is folded, so only the place
 * along it means anything.
 *
 * @typedef {{layer: number, map: number, row: number, column: number}} Unit
 * @typedef {{top: number, left: number, bottom: number, right: number}} Field rows and columns, all inclusive
 */

import { fill } from "../words.js";
import { print } from "./printed.js";
import { LAYERS, outputsOf } from "./shapes.js";
import { text } from "./text.js";

export const [INPUT, C1, S2, C3, S4, C5, F6, OUTPUT] = /** @type {[0, 1, 2, 3, 4, 5, 6, 7]} */ ([0, 1, 2, 3, 4, 5, 6, 7]);

/** @param {number} layer */
export const shapeOf = (layer) => /** @type {import("./shapes.js").Layer} */ (LAYERS[layer]);

/** The unit's index among its layer's values. @param {Unit} unit */
export function indexOf({ layer, map, row, column }) {
  const { wide, high } = shapeOf(layer);
  return (map * high + row) * wide + column;
}

/** @param {number} layer @param {number} index @returns {Unit} */
export function unitAt(layer, index) {
  const { wide, high } = shapeOf(layer);
  return { layer, map: Math.floor(index / (wide * high)), row: Math.floor(index / wide) % high, column: index % wide };
}

/** The unit itself, as a field of its map. @param {Unit} unit @returns {Field} */
export const fieldOf = ({ row, column }) => ({ top: row, left: column, bottom: row, right: column });

/**
 * A unit's receptive field in each earlier layer: in the unit's own map or in all maps.
 *
 * @param {Unit} unit
 * @returns {{layer: number, map: number | null, field: Field}[]} nearest layer first; map null: all maps
 */
export function sources(unit) {
  const { layer, map } = unit;
  const found = [];
  let [at, own] = [layer, /** @type {number | null} */ (map)];
  let field = fieldOf(unit);
  while (at > INPUT) {
    field = before(at, field);
    // Pooling sees its own map only, a convolution all maps.
    if (at !== S2 && at !== S4) own = null;
    at -= 1;
    found.push({ layer: at, map: own, field: clipped(field, at) });
  }
  return found;
}

/** What a field of a layer sees of the previous layer; it may reach beyond the edge. @param {number} layer @param {Field} field */
function before(layer, { top, left, bottom, right }) {
  if (layer === C1) return { top: top - 2, left: left - 2, bottom: bottom + 2, right: right + 2 };
  if (layer === C3) return { top, left, bottom: bottom + 4, right: right + 4 };
  if (layer === S2 || layer === S4) return { top: 2 * top, left: 2 * left, bottom: 2 * bottom + 1, right: 2 * right + 1 };
  const { wide, high } = shapeOf(layer - 1);
  return { top: 0, left: 0, bottom: high - 1, right: wide - 1 };
}

/** @param {Field} field @param {number} layer @returns {Field} */
function clipped({ top, left, bottom, right }, layer) {
  const { wide, high } = shapeOf(layer);
  return { top: Math.max(top, 0), left: Math.max(left, 0), bottom: Math.min(bottom, high - 1), right: Math.min(right, wide - 1) };
}

/** What the unit is called. @param {Unit} unit */
export function nameOf(unit) {
  const { name: layer, maps } = shapeOf(unit.layer);
  if (unit.layer === OUTPUT) return fill(text.digit, { layer, digit: unit.row });
  if (unit.layer >= C5) return fill(text.cell, { layer, unit: indexOf(unit) + 1 });
  const place = { layer, map: unit.map + 1, row: unit.row + 1, column: unit.column + 1 };
  return fill(maps > 1 ? text.unit : text.pixel, place);
}

/**
 * The unit's name and value, and the value's rank within its map.
 *
 * @param {Unit} unit
 * @param {import("./feed.js").Seen} seen
 * @returns {string[]} to be read together
 */
export function saidOf(unit, seen) {
  const values = outputsOf(shapeOf(unit.layer), seen);
  const { wide, high } = shapeOf(unit.layer);
  const value = /** @type {number} */ (values[indexOf(unit)]);
  const said = fill(text.valued, { name: nameOf(unit), value: print(value) });
  if (unit.layer === INPUT || (unit.layer !== OUTPUT && value <= 0)) return [said];
  const n = 1 + values.subarray(unit.map * wide * high, (unit.map + 1) * wide * high).filter((other) => other > value).length;
  const rank = text.rank[unit.layer === OUTPUT ? "output" : unit.layer >= C5 ? "layer" : "map"];
  return [said, fill(rank, { n, nth: fill(text.nth, { n }, "ordinal") })];
}

/** A unit in an address: its layer, its place counted from 1, and the step of the tour. @param {Unit} unit @param {number | null} step */
export const addressOf = ({ layer, map, row, column }, step) => `${[shapeOf(layer).key, map + 1, row + 1, column + 1].join(".")}${step === null ? "" : `~${step + 1}`}`;

/** @param {string} address @returns {{unit: Unit, step: number | null}} @throws {Error} if there is no such unit */
export function addressed(address) {
  const [code = "", step] = address.split("~");
  const [key, ...places] = code.split(".");
  const layer = LAYERS.findIndex((each) => each.key === key);
  const [map = 0, row = 0, column = 0] = places.map(Number);
  const { maps = 0, wide = 0, high = 0 } = LAYERS[layer] ?? {};
  const fits = [[map, maps], [row, high], [column, wide]].every(([place = 0, most = 0]) => Number.isInteger(place) && place >= 1 && place <= most);
  if (!fits || places.length !== 3 || (step && !/^[1-6]$/.test(step))) throw new Error(`expected a unit such as c3.5.3.4, found ${address.slice(0, 20)}`);
  return { unit: { layer, map: map - 1, row: row - 1, column: column - 1 }, step: step ? Number(step) - 1 : null };
}
