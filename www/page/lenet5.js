/**
 * LeNet-5's layers (LeCun et al., 1998), with the number and size of their feature maps. A unit of a dense layer counts as
 * a map of one unit.
 *
 * @typedef {"input" | "c1" | "s2" | "c3" | "s4" | "c5" | "f6" | "output"} Key
 * @typedef {object} Fact
 * @property {Key} key the module's name for it
 * @property {string} name the paper's name for it
 * @property {number} maps
 * @property {number} side of a map
 * @property {number} parameters weights and biases
 */

/** @type {readonly Fact[]} */
export const LAYERS = [
  { key: "input", name: "Input", maps: 1, side: 28, parameters: 0 },
  { key: "c1", name: "C1", maps: 6, side: 28, parameters: 156 },
  { key: "s2", name: "S2", maps: 6, side: 14, parameters: 0 },
  { key: "c3", name: "C3", maps: 16, side: 10, parameters: 2416 },
  { key: "s4", name: "S4", maps: 16, side: 5, parameters: 0 },
  { key: "c5", name: "C5", maps: 120, side: 1, parameters: 48120 },
  { key: "f6", name: "F6", maps: 84, side: 1, parameters: 10164 },
  { key: "output", name: "Output", maps: 10, side: 1, parameters: 850 },
];
