/**
 * Runs all contestants in one page. In every round each has its turn, so that other load on the machine affects all of
 * them alike.
 */

import { takeMemories } from "./memory.js";
import { ceiling } from "../../../www/page/speed/ceiling.js";
import * as onnxruntime from "./contestants/onnxruntime.js";
import * as oursInt8 from "./contestants/ours-int8.js";
import * as oursWithoutSimd from "./contestants/ours-without-simd.js";
import * as ours from "./contestants/ours.js";
import * as plain from "./contestants/plain.js";
import * as tfjs from "./contestants/tfjs.js";
import { model } from "./pkg/lenet5.js";

const CONTESTANTS = { ours, oursInt8, oursWithoutSimd, onnxruntime, tfjs, plain };

/** Every logit must be this close to ours, unless a contestant has its own tolerance. */
const TOLERANCE = 1e-4;

/** The glyphs, one after another, 784 intensities each. */
const glyphs = new Float32Array(await (await fetch("glyphs.bin")).arrayBuffer());
const GLYPHS = glyphs.length / 784;

/** `n` glyphs from index `first` on; after the last glyph comes the first again. */
function some(first, n) {
  const start = first % GLYPHS;
  if (start + n <= GLYPHS) return glyphs.subarray(start * 784, (start + n) * 784);
  const batch = new Float32Array(n * 784);
  for (let i = 0; i < n; i += 1) batch.set(some(start + i, 1), i * 784);
  return batch;
}

/** Loads all contestants; fails unless they agree on every glyph, one at a time and in one batch. */
async function prepare() {
  const racers = {};
  let expected;
  for (const [name, { load, tolerance = TOLERANCE }] of Object.entries(CONTESTANTS)) {
    takeMemories();
    const logits = await load();
    const single = [];
    for (let i = 0; i < GLYPHS; i += 1) single.push(...(await logits(some(i, 1), 1)));
    const batch = [...(await logits(glyphs, GLYPHS))];
    expected ??= single;
    const off = Math.max(...[single, batch].flatMap((got) => expected.map((value, i) => Math.abs(got[i] - value))));
    // Negated, so that NaN and missing logits fail.
    if (!(off <= tolerance)) throw new Error(`${name}: expected logits within ${tolerance} of ours, found ${off}`);
    racers[name] = { logits, off, memories: takeMemories() };
  }
  return racers;
}

/** The inputs that a contestant repeats during its turn: every glyph by itself, or a few batches of `n`. */
const questions = (n) => Array.from({ length: n === 1 ? GLYPHS : 4 }, (_, i) => some(i * (n === 1 ? 1 : 61), n));

/** Microseconds per image, over as many batches as fill the given time. */
async function sample({ logits, n, batches }, milliseconds) {
  const start = performance.now();
  for (let done = 1; ; done += 1) {
    const answer = logits(batches[done % batches.length], n);
    // Awaiting queues a microtask, so only contestants that return a promise pay for it.
    if (answer instanceof Promise) await answer;
    const elapsed = performance.now() - start;
    if (elapsed >= milliseconds) return (elapsed * 1000) / (done * n);
  }
}

/**
 * @param {{rounds: number, milliseconds: number, sizes: number[]}} options
 * @returns by contestant: `off`, the largest difference from our logits; `memory`, bytes; `samples` by batch size
 */
window.race = async ({ rounds, milliseconds, sizes }) => {
  const racers = await prepare();
  const entries = sizes.flatMap((n) => {
    const batches = questions(n);
    return Object.entries(racers).map(([name, { logits }]) => ({ name, logits, n, batches, samples: [] }));
  });
  for (const kind of ["f32", "i16", "i8"]) {
    const logits = await ceiling(kind, model().multiplyAdds);
    if (logits) entries.push({ name: kind, logits, n: 1, batches: [null], samples: [] });
  }
  // The first round lets the engine's optimising compiler finish; it does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (let i = 0; i < entries.length; i += 1) {
      const entry = entries[(i + round) % entries.length];
      const microseconds = await sample(entry, milliseconds);
      if (round > 0) entry.samples.push(microseconds);
    }
    console.log(`round ${round} of ${rounds}`);
  }
  const result = {};
  for (const { name, n, samples } of entries) {
    const { off, memories = [] } = racers[name] ?? {};
    result[name] ??= { off, memory: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0), samples: {} };
    result[name].samples[n] = samples;
  }
  return result;
};
