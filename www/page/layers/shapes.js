/**
 * LeNet-5's layers as the page shows them: each as a row of maps, a dense layer's units as one map, folded to fit.
 *
 * @import { Activations } from "../../digit-pad/types.js"
 * @import { Fact, Key } from "../lenet5.js"
 *
 * @typedef {object} Look
 * @property {number} [fold] units in a row of a dense layer
 * @property {number} [across] maps in a row
 * @property {number} [grain] pixels of a unit's side, so that the maps of all layers are about the same size
 * @property {number} [most] the largest value possible
 *
 * @typedef {object} Layer
 * @property {Key} key
 * @property {string} name
 * @property {string} short
 * @property {number} maps
 * @property {number} wide units of a map
 * @property {number} high
 * @property {number} across
 * @property {number} grain
 * @property {number} [most]
 * @property {string} size
 * @property {number} parameters
 * @property {string} does
 */

import { LAYERS as FACTS } from "../lenet5.js";
import { text } from "./text.js";

/** Pixels between two maps. */
export const GAP = 2;

/** @type {Record<Key, Look>} */
const LOOKS = {
  input: { grain: 2, most: 1 },
  c1: { across: 3 },
  s2: { across: 3, grain: 2 },
  c3: { across: 4, grain: 2 },
  s4: { across: 4, grain: 4 },
  c5: { fold: 10 },
  f6: { fold: 7 },
  output: { fold: 1, most: 1 },
};

/** @param {Fact} fact @returns {Layer} */
function shown({ key, name, maps, side, parameters }) {
  const { fold, ...look } = LOOKS[key];
  const sizes = side === 1 ? [maps] : [maps, side, side].slice(maps === 1 ? 1 : 0);
  const shape = fold ? { maps: 1, wide: fold, high: maps / fold } : { maps, wide: side, high: side };
  return {
    ...{ key, across: 1, grain: 1, parameters, size: sizes.join(" × "), ...shape, ...look },
    // Getters, because the page's language may load after this script.
    get name() {
      return key === "input" || key === "output" ? text[key] : name;
    },
    get short() {
      return key === "output" ? text.out : this.name;
    },
    get does() {
      return text.does[key];
    },
  };
}

export const LAYERS = FACTS.map(shown);

/** The canvas's size in pixels. @param {Layer} layer @param {number} across maps in a row */
export function extent({ maps, wide, high, grain }, across) {
  const rows = Math.ceil(maps / across);
  return { width: across * (wide * grain + GAP) - GAP, height: rows * (high * grain + GAP) - GAP };
}

/** Where a map begins on its canvas, in pixels. @param {Layer} layer @param {number} across @param {number} map */
export function corner({ wide, high, grain }, across, map) {
  return { x: (map % across) * (wide * grain + GAP), y: Math.floor(map / across) * (high * grain + GAP) };
}

/**
 * A layer's values as they are shown.
 *
 * @param {Layer} layer
 * @param {{prediction: {glyph: Float32Array}, activations: Activations}} seen
 * @returns {Float32Array}
 */
export function valuesOf({ key }, { prediction, activations }) {
  if (key === "input") return prediction.glyph;
  return key === "output" ? softmax(activations.logits) : activations[key];
}

/** The network's probabilities. The prediction's differ in a number, where the pen's trajectory has revised them. @param {Float32Array} logits */
function softmax(logits) {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** A layer's values as the next layer gets them; the last layer's are the logits. @type {typeof valuesOf} */
export const outputsOf = (layer, seen) => (layer.key === "output" ? seen.activations.logits : valuesOf(layer, seen));

/** The largest of values that are never negative, or 1 if all are zero. @param {Float32Array} values */
export function largest(values) {
  let found = 0;
  for (const value of values) if (value > found) found = value;
  return found || 1;
}

/** The value that a layer shows as dark as ink. @param {Layer} layer @param {Parameters<typeof valuesOf>[1]} seen */
export const mostOf = (layer, seen) => layer.most ?? largest(valuesOf(layer, seen));
