/**
 * The layers with parts that can be switched off: all that have weights, except the last.
 *
 * @import { Fact } from "../../lenet5.js"
 * @typedef {"c1" | "c3" | "c5" | "f6"} Key
 * @typedef {Fact & {key: Key, across: number}} Switchable `across`: maps in a row
 */

import { LAYERS as ALL } from "../../lenet5.js";

/** @type {Record<Key, number>} */
const ACROSS = { c1: 6, c3: 8, c5: 20, f6: 21 };

export const LAYERS = /** @type {Switchable[]} */ (
  ALL.filter(({ key }) => key in ACROSS).map((layer) => ({ ...layer, across: ACROSS[/** @type {Key} */ (layer.key)] }))
);
