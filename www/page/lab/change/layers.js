/**
 * The layers of which something can be switched off.
 *
 * @typedef {object} Switchable
 * @property {"c1" | "c3" | "c5" | "f6"} key
 * @property {string} name
 * @property {number} units maps, or units of a dense layer
 * @property {number} side of a map; 1: no map
 * @property {number} across units in a row
 */

/** @type {readonly Switchable[]} */
export const LAYERS = [
  { key: "c1", name: "C1", units: 6, side: 28, across: 6 },
  { key: "c3", name: "C3", units: 16, side: 10, across: 8 },
  { key: "c5", name: "C5", units: 120, side: 1, across: 20 },
  { key: "f6", name: "F6", units: 84, side: 1, across: 21 },
];
