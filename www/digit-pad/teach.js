/**
 * Teaching beside the pad: the module that learns is fetched when first needed, and runs in a worker of its own. What it
 * learns are weights as bytes, for a pad's `useWeights`; the samples stay with the caller.
 *
 * @import { LearnOptions, Sample, Taught, TeachProgress } from "../pkg/teach.js"
 * @import { Teaching } from "./engine/protocol.js"
 */

import { maybeBytes } from "../pkg/arguments.js";
import { sameBytes } from "../pkg/bytes.js";
import { Engine } from "./engine.js";
import { FILES } from "./files.js";

export { readWith, shippedWeights } from "./trial.js";

/** @type {Engine<Teaching>} */
const engine = new Engine({
  worker: new URL("./teach-worker.js", import.meta.url),
  pkg: FILES.pkg,
  name: "lenet5_teach",
  // The same samples would trap again.
  traps: 1,
});

let running = false;
/** Rounds take turns, because they may start from different weights. */
let last = /** @type {Promise<unknown>} */ (Promise.resolve());

/** Fetches the module and generates the drawings for replay, so that the first round need not. */
export function prepareToTeach() {
  if (running && engine.state !== "failed") return;
  running = true;
  engine.start();
}

/**
 * Fine-tunes a network on drawings; see `teach` of `lenet5/teach`, which does the same in the calling thread.
 *
 * @param {Iterable<Sample>} samples
 * @param {LearnOptions & {weights?: Uint8Array | ArrayBuffer | null}} [options] `weights` to start from; default: the shipped ones
 * @returns {Promise<Taught>} rejects with the signal's reason, what `progress` throws, or an `Error` named after the module's refusal,
 *   `RuntimeError` if the module broke, or `Stopped`; the next round starts anew
 */
export async function teach(samples, { weights = null, seed = 1, settings, signal, progress } = {}) {
  // Copied, so that changes by the caller have no effect meanwhile.
  const lesson = structuredClone({ samples: [...samples], seed, settings });
  const base = maybeBytes(weights, "weights")?.slice() ?? null;
  signal?.throwIfAborted();
  const control = new AbortController();
  signal?.addEventListener("abort", () => control.abort(signal.reason), { once: true });
  const report = (/** @type {TeachProgress} */ made) => {
    try {
      progress?.(made);
    } catch (error) {
      control.abort(error);
    }
  };
  const round = last.then(() => oneRound(lesson, base, control.signal, report));
  last = round.catch(() => {});
  // Whoever gives up does not wait for the rounds before.
  return new Promise((resolve, reject) => {
    control.signal.addEventListener("abort", () => reject(control.signal.reason));
    round.then(resolve, reject);
  });
}

/** Ends the worker and the round under way; the next round starts another worker. */
export function stopTeaching() {
  running = false;
  engine.stop();
}

/**
 * @param {Teaching["teach"]["question"]} lesson
 * @param {Uint8Array | null} base
 * @param {AbortSignal} signal
 * @param {(progress: TeachProgress) => void} progress
 */
async function oneRound(lesson, base, signal, progress) {
  signal.throwIfAborted();
  prepareToTeach();
  try {
    if (!sameBytes(engine.weights, base)) await engine.useWeights(base);
    return await engine.ask("teach", lesson, signal, progress);
  } catch (error) {
    throw engine.state === "failed" ? engine.error : error;
  }
}
