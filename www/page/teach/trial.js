/**
 * What teaching is worth, by cross-validation: each of a hand's drawings is read by a network that was taught all the
 * others' folds, and never the drawing itself.
 *
 * @import { LearnOptions } from "../../pkg/teach.js"
 * @import { Sample } from "./kept.js"
 * @import { Teach } from "./lessons.js"
 * @typedef {typeof import("../../digit-pad/trial.js").readWith} ReadWith
 */

import { lesson } from "./lessons.js";

/** Fewer drawings say nothing. */
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
  // Folds of one digit after the other, so that each fold has some of each.
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
    signal.throwIfAborted();
  }
  return { n: samples.length, before, after };
}

/** How many of them these weights read right. @param {readonly Sample[]} samples @param {Uint8Array | null} weights @param {ReadWith} readWith */
async function right(samples, weights, readWith) {
  const predictions = await readWith(weights, /** @type {any} */ (samples.map(lesson)));
  return samples.filter(({ label }, i) => {
    const prediction = predictions[i];
    return label === null ? prediction?.state !== "sure" : prediction?.digit === label;
  }).length;
}
