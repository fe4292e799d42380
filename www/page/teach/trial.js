/**
 * Cross-validation: each drawing of a hand is read by a network that was fine-tuned on the other folds, never on the
 * drawing itself.
 *
 * @import { LearnOptions } from "../../pkg/teach.js"
 * @import { Sample } from "./kept.js"
 * @import { Teach } from "./lessons.js"
 * @typedef {typeof import("../../digit-pad/trial.js").readWith} ReadWith
 */

import { lesson, subject } from "./lessons.js";

/** Fewer drawings would show nothing. */
export const ENOUGH = 10;
const FOLDS = 5;

/**
 * @param {readonly Sample[]} samples
 * @param {{teach: Teach, readWith: ReadWith}} networks
 * @param {AbortSignal} signal
 * @param {(part: number) => void} progress 0 to 1
 * @returns {Promise<{n: number, before: number, after: number}>} how many are read right
 */
export async function crossValidate(samples, { teach, readWith }, signal, progress) {
  // Sorted by label, so that each fold gets some of each digit.
  const sorted = [...samples].sort((a, b) => (a.label ?? 10) - (b.label ?? 10));
  const before = await right(sorted, null, readWith);
  let after = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const out = sorted.filter((_, i) => i % FOLDS === fold);
    const rest = sorted.filter((_, i) => i % FOLDS !== fold);
    /** @type {LearnOptions["progress"]} */
    const tell = ({ step, steps }) => progress((fold + step / steps) / FOLDS);
    const { weights, improvement } = await teach(rest.map(lesson), { signal, progress: tell });
    after += await right(out, improvement ? weights : null, readWith);
    if (signal.aborted) throw signal.reason;
  }
  return { n: samples.length, before, after };
}

/** How many drawings these weights read correctly. @param {readonly Sample[]} samples @param {Uint8Array | null} weights @param {ReadWith} readWith */
async function right(samples, weights, readWith) {
  const predictions = await readWith(weights, samples.map(subject));
  return samples.filter(({ label }, i) => {
    const prediction = predictions[i];
    return label === null ? prediction?.state !== "sure" : prediction?.digit === label;
  }).length;
}
