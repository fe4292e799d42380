/**
 * Reads with other weights than the pad's, in a separate worker that ends with the answers.
 *
 * @import { Ink, Reading } from "./engine/protocol.js"
 * @import { Prediction } from "./types.js"
 */

import { Engine } from "./engine.js";
import { PKG, WORKER } from "./files.js";

/**
 * @param {Uint8Array | null} weights a safetensors file; null for the shipped weights
 * @param {readonly Ink[]} inks
 * @returns {Promise<Prediction[]>} rejects with an `Error` named after what is wrong with the weights
 */
export async function readWith(weights, inks) {
  /** @type {Engine<Reading>} */
  const engine = new Engine({ worker: WORKER, pkg: PKG });
  engine.start();
  try {
    await engine.useWeights(weights);
    return await Promise.all(inks.map((ink) => engine.ask("recognize", ink)));
  } finally {
    engine.stop();
  }
}
