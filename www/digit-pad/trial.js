/**
 * Reads with weights other than the pad's, and gets the shipped ones, in a separate worker that ends after answering.
 *
 * @import { Reading } from "./engine/protocol.js"
 * @import { Prediction } from "./types.js"
 */

import { Engine } from "./engine.js";
import { FILES } from "./files.js";

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
export function readWith(weights, subjects) {
  return briefly(async (engine) => {
    await engine.useWeights(weights);
    return Promise.all(subjects.map(({ kind, question }) => engine.ask(kind, question)));
  });
}

/** The shipped weights as a safetensors file, whatever those in use are. @returns {Promise<Uint8Array>} */
export const shippedWeights = () => briefly((engine) => engine.ask("parameters", null));

/** @template T @param {(engine: Engine<Reading>) => Promise<T>} use @returns {Promise<T>} */
async function briefly(use) {
  /** @type {Engine<Reading>} */
  const engine = new Engine(FILES);
  engine.start();
  try {
    return await use(engine);
  } finally {
    engine.stop();
  }
}
