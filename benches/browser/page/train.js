/**
 * Times the trainers in one page, in turn: all layers, batches of 32, Adam, one thread each, from the same random weights.
 *
 * The ceiling counts three multiply-adds for each one of the forward pass: two more passes go backward.
 */

import "@tensorflow/tfjs-backend-cpu";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { env } from "@tensorflow/tfjs-core";
import { ceiling } from "../../../www/page/speed/ceiling.js";
import { model } from "./pkg/lenet5_teach.js";
import { randomised } from "./safetensors.js";
import * as oursWithoutSimd from "./trainers/ours-without-simd.js";
import * as ours from "./trainers/ours.js";
import { loadOn } from "./trainers/tfjs.js";

const BATCH = 32;
const RATE = 0.001;
/** The first losses, from the same weights and glyphs, must agree this closely. */
const TOLERANCE = 1e-4;

setWasmPaths(new URL("./", location.href).href);
env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
setThreadsCount(1);

const TRAINERS = {
  ours: ours.load,
  oursWithoutSimd: oursWithoutSimd.load,
  tfjsWasm: (options) => loadOn("wasm", options),
  tfjsCpu: (options) => loadOn("cpu", options),
};

const file = async (name) => (await fetch(name)).arrayBuffer();
const [shipped, pixels, labels] = await Promise.all(["weights.safetensors", "glyphs.bin", "labels.bin"].map(file));
const glyphs = new Float32Array(pixels);
const N = labels.byteLength;

/** Batches with the digits in mixed order. */
const batches = Array.from({ length: 8 }, (_, which) => {
  const indices = Array.from({ length: BATCH }, (_, i) => ((which * BATCH + i) * 89) % N);
  const batch = new Float32Array(BATCH * 784);
  indices.forEach((index, i) => batch.set(glyphs.subarray(index * 784, (index + 1) * 784), i * 784));
  return { glyphs: batch, labels: Uint8Array.from(indices, (index) => new Uint8Array(labels)[index]) };
});

/** Samples per second, over as many steps as fill the given time. */
function sample(step, milliseconds) {
  const start = performance.now();
  for (let done = 1; ; done += 1) {
    const { glyphs, labels } = batches[done % batches.length];
    step(glyphs, labels);
    const elapsed = performance.now() - start;
    if (elapsed >= milliseconds) return (done * BATCH * 1000) / elapsed;
  }
}

/**
 * @param {{rounds: number, milliseconds: number}} options
 * @returns by trainer: `samples`, per second, one for each round; or the `failure`
 */
window.train = async ({ rounds, milliseconds }) => {
  const weights = randomised(shipped);
  const result = {};
  const racers = [];
  let expected;
  for (const [name, load] of Object.entries(TRAINERS)) {
    try {
      const step = await load({ weights, batch: BATCH, rate: RATE });
      const loss = step(batches[0].glyphs, batches[0].labels);
      expected ??= loss;
      // Negated, so that NaN fails.
      if (!(Math.abs(loss - expected) <= TOLERANCE)) throw new Error(`expected a first loss of ${expected}, found ${loss}`);
      racers.push({ name, step });
      result[name] = { samples: [] };
    } catch ({ message }) {
      result[name] = { failure: message };
    }
  }
  const most = ceiling("f32", 3 * model().multiplyAdds);
  if (most) {
    racers.push({ name: "f32", step: () => most(null, BATCH) });
    result.f32 = { samples: [] };
  }
  // The first round does not count: the engine's optimising compiler may still be at work.
  for (let round = 0; round <= rounds; round += 1) {
    for (let i = 0; i < racers.length; i += 1) {
      const { name, step } = racers[(i + round) % racers.length];
      const rate = sample(step, milliseconds);
      if (round > 0) result[name].samples.push(rate);
    }
    console.log(`training: round ${round} of ${rounds}`);
  }
  return result;
};
