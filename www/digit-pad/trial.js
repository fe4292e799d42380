/**
 * Reads with other weights than the pad's, in a separate worker that ends with the answers.
 *
 * @import { Reading } from "./engine/protocol.js"
 * @import { Prediction } from "./types.js"
 */

import { Engine } from "./engine.js";
import { PKG, WORKER } from "./files.js";

/**
 * A drawing or a picture, as the pad's `ask` takes them.
 *
 * @typedef {{kind: "recognize", question: Reading["recognize"]["question"]} | {kind: "picture", question: Reading["picture"]["question"]}} Subject
 */

/**
 * @param {Uint8Array | null} weights a safetensors file; null for the shipped weights
 * @param {readonly Subject[]} subjects
 * @returns {Promise<Prediction[]>} rejects with an `Error` named after what is wrong with the weights
 */
export async function readWith(weights, subjects) {
  /** @type {Engine<Reading>} */
  const engine = new Engine({ worker: WORKER, pkg: PKG });
  engine.start();
  try {
    await engine.useWeights(weights);
    return await Promise.all(subjects.map(({ kind, question }) => engine.ask(kind, question)));
  } finally {
    engine.stop();
  }
}
