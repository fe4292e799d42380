/**
 * The network with some of its filters and units switched off: their weights and biases are zero, and so is their
 * output. The weights in use stay as they are: a separate recognizer is made from a changed copy.
 *
 * @import { Recognizer } from "../../../pkg/lenet5_raw.js"
 * @import { Changed, Off, WhatIf } from "../questions.js"
 */

import { model, Recognizer as Made } from "../../../pkg/lenet5_raw.js";
import { placesOf } from "../../safetensors.js";
import { LAYERS } from "./layers.js";

/** @typedef {{of: Recognizer, key: string, recognizer: Recognizer}} Kept */
/** The last one made: making one takes longer than a forward pass. */
let kept = /** @type {Kept | null} */ (null);

/** @param {Uint8Array} file the weights in use @param {Off} off @returns {Uint8Array} */
export function without(file, off) {
  const changed = file.slice();
  const tensors = placesOf(changed);
  for (const { key, maps } of LAYERS) {
    for (const kind of ["weight", "bias"]) {
      const tensor = tensors[`${key}.${kind}`];
      if (!tensor) continue;
      // The numbers of one filter, or one unit, are contiguous.
      const own = (tensor.end - tensor.start) / maps;
      for (const unit of off[key]) changed.fill(0, tensor.start + unit * own, tensor.start + (unit + 1) * own);
    }
  }
  return changed;
}

/** @param {Recognizer} recognizer @param {WhatIf} question @returns {Changed} */
export function changed(recognizer, { glyph, off }) {
  const asked = LAYERS.some(({ key }) => off[key].length > 0) ? ablated(recognizer, off) : recognizer;
  return { activations: asked.activations(glyph), probabilities: asked.probabilities(glyph), sure: model().sure };
}

/** @param {Recognizer} of @param {Off} off @returns {Recognizer} */
function ablated(of, off) {
  const key = JSON.stringify(off);
  if (kept?.of !== of || kept.key !== key) {
    kept?.recognizer.free();
    kept = { of, key, recognizer: Made.fromSafetensors(without(of.toSafetensors(), off)) };
  }
  return kept.recognizer;
}
