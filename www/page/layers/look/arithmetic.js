/**
 * How a unit's value is computed, in numbers: the products and sums of the forward pass that answered, so that they add up
 * to the value that the module gives.
 *
 * @import { Seen } from "../feed.js"
 * @import { Tensors } from "../../safetensors.js"
 * @import { Unit } from "../units.js"
 *
 * @typedef {{from: number, sees: number[], weights: number[], products: number[], sum: number}} Patch `from`: the map's index
 * @typedef {{kind: "convolution", patches: Patch[], bias: number, total: number}} Convolution
 * @typedef {{kind: "pooling", sees: number[], winner: number}} Pooling
 * @typedef {{from: number, value: number, weight: number, product: number}} Term
 * @typedef {{kind: "dense", terms: Term[], bias: number, total: number}} Dense terms: strongest first, without zeros
 */

import { valuesOf } from "../shapes.js";
import { C1, C3, S2, S4, indexOf, shapeOf } from "../units.js";

const K = 5;
/** Bits of a value in int8 inference; see `src/network/kernels/int8.rs`. */
const DIGITS = 14;

/**
 * @param {Unit} unit of any layer but the input
 * @param {Seen} seen
 * @param {Tensors} parameters
 * @returns {Convolution | Pooling | Dense}
 */
export function explain(unit, seen, parameters) {
  const values = valuesOf(shapeOf(unit.layer - 1), seen);
  if (unit.layer === S2 || unit.layer === S4) return pooling(unit, values);
  const input = seen.activations.arithmetic === "int8" ? quantised(values, unit.layer === C1) : values;
  const key = shapeOf(unit.layer).key;
  const weights = /** @type {Float32Array} */ (parameters[`${key}.weight`]);
  const biases = /** @type {Float32Array} */ (parameters[`${key}.bias`]);
  return unit.layer === C1 || unit.layer === C3 ? convolution(unit, input, weights, biases) : dense(unit, input, weights, biases);
}

/** @param {Unit} unit @param {Float32Array} input @param {Float32Array} weights @param {Float32Array} biases @returns {Convolution} */
function convolution({ layer, map, row, column }, input, weights, biases) {
  const { maps, wide, high } = shapeOf(layer - 1);
  const pad = layer === C1 ? 2 : 0;
  const patches = Array.from({ length: maps }, (_, from) => {
    const sees = Array.from({ length: K * K }, (_, i) => {
      const [y, x] = [row + Math.floor(i / K) - pad, column + (i % K) - pad];
      return y >= 0 && x >= 0 && y < high && x < wide ? at(input, (from * high + y) * wide + x) : 0;
    });
    const start = (map * maps + from) * K * K;
    const own = [...weights.subarray(start, start + K * K)];
    const products = sees.map((value, i) => value * /** @type {number} */ (own[i]));
    return { from, sees, weights: own, products, sum: sum(products) };
  });
  const bias = at(biases, map);
  return { kind: "convolution", patches, bias, total: bias + sum(patches.map((patch) => patch.sum)) };
}

/** @param {Unit} unit @param {Float32Array} values @returns {Pooling} */
function pooling({ layer, map, row, column }, values) {
  const { wide, high } = shapeOf(layer - 1);
  const first = (map * high + 2 * row) * wide + 2 * column;
  const sees = [first, first + 1, first + wide, first + wide + 1].map((i) => at(values, i));
  return { kind: "pooling", sees, winner: sees.indexOf(Math.max(...sees)) };
}

/** @param {Unit} unit @param {Float32Array} input @param {Float32Array} weights @param {Float32Array} biases @returns {Dense} */
function dense(unit, input, weights, biases) {
  const index = indexOf(unit);
  const terms = Array.from(input, (value, from) => {
    const weight = at(weights, index * input.length + from);
    return { from, value, weight, product: value * weight };
  });
  const bias = at(biases, index);
  const total = bias + sum(terms.map(({ product }) => product));
  const felt = terms.filter(({ product }) => product !== 0);
  return { kind: "dense", terms: felt.sort((a, b) => Math.abs(b.product) - Math.abs(a.product)), bias, total };
}

/**
 * Values as int8 inference multiplies them: whole multiples of a power of two, so that the layer's largest value, or the
 * glyph's 1, takes 14 bits.
 *
 * @param {Float32Array} values
 * @param {boolean} glyph
 */
function quantised(values, glyph) {
  const largest = glyph ? 1 : values.reduce((a, b) => (a > b ? a : b), 0);
  if (largest === 0) return values;
  let unit = 2 ** (Math.floor(Math.log2(largest)) + 1 - DIGITS);
  // A logarithm may be rounded across a power of two.
  if (largest / unit >= 2 ** DIGITS) unit *= 2;
  else if (largest / unit < 2 ** (DIGITS - 1)) unit /= 2;
  return values.map((value) => unit * even(value / unit));
}

/** Rounds to the nearest integer, ties to even. @param {number} value */
function even(value) {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** @param {Float32Array} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);

/** @param {number[]} values */
const sum = (values) => values.reduce((a, b) => a + b, 0);
