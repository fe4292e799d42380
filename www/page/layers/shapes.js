/**
 * LeNet-5's layers as the page shows them: each a row of maps, and the units of a dense layer as one map, folded to fit.
 *
 * @import { Activations } from "../../digit-pad/types.js"
 *
 * @typedef {object} Layer
 * @property {"input" | "c1" | "s2" | "c3" | "s4" | "c5" | "f6" | "output"} key
 * @property {string} name as in LeCun et al., 1998
 * @property {string} [short] where there is little room
 * @property {number} maps
 * @property {number} wide units of a map
 * @property {number} high
 * @property {number} across maps in a row
 * @property {number} grain pixels of a unit's side, which bring the maps of all layers to about one size
 * @property {number} [most] what values are at most
 * @property {string} size
 * @property {number} parameters weights and biases
 * @property {string} does
 */

/** Pixels between two maps. */
export const GAP = 2;

/** @type {readonly Layer[]} */
export const LAYERS = [
  { key: "input", name: "Input", maps: 1, wide: 28, high: 28, across: 1, grain: 2, most: 1, size: "28 × 28", parameters: 0, does: "Your drawing, made small, with the digit in the middle." },
  { key: "c1", name: "C1", maps: 6, wide: 28, high: 28, across: 3, grain: 1, size: "6 × 28 × 28", parameters: 156, does: "Six small windows slide over the picture and look for edges." },
  { key: "s2", name: "S2", maps: 6, wide: 14, high: 14, across: 3, grain: 2, size: "6 × 14 × 14", parameters: 0, does: "Of every four neighbours only the strongest stays, so a shift matters less." },
  { key: "c3", name: "C3", maps: 16, wide: 10, high: 10, across: 4, grain: 2, size: "16 × 10 × 10", parameters: 2416, does: "Sixteen windows look at all six maps for corners, bows and ends." },
  { key: "s4", name: "S4", maps: 16, wide: 5, high: 5, across: 4, grain: 4, size: "16 × 5 × 5", parameters: 0, does: "Again the strongest of four." },
  { key: "c5", name: "C5", maps: 1, wide: 10, high: 12, across: 1, grain: 1, size: "120", parameters: 48120, does: "120 cells see the whole digit at once." },
  { key: "f6", name: "F6", maps: 1, wide: 7, high: 12, across: 1, grain: 1, size: "84", parameters: 10164, does: "84 cells weigh what those found." },
  { key: "output", name: "Output", short: "Out", maps: 1, wide: 1, high: 10, across: 1, grain: 1, most: 1, size: "10", parameters: 850, does: "Ten cells, one for each digit. Together they share out 100%." },
];

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
 * @param {{prediction: {glyph: Float32Array, probabilities: Float32Array}, activations: Activations}} seen
 * @returns {Float32Array}
 */
export function valuesOf({ key }, { prediction, activations }) {
  if (key === "input") return prediction.glyph;
  return key === "output" ? prediction.probabilities : activations[key];
}

/** A layer's values as the next one gets them; of the last, before the softmax. @type {typeof valuesOf} */
export const outputsOf = (layer, seen) => (layer.key === "output" ? seen.activations.logits : valuesOf(layer, seen));

/** The largest of values that are never negative, or 1 where all are zero. @param {Float32Array} values */
export function largest(values) {
  let found = 0;
  for (const value of values) if (value > found) found = value;
  return found || 1;
}

/** What is as dark as ink gets in a layer. @param {Layer} layer @param {Parameters<typeof valuesOf>[1]} seen */
export const mostOf = (layer, seen) => layer.most ?? largest(valuesOf(layer, seen));
