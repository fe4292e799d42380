/**
 * Random inks and damaged weights files through the shipped module: no trap, and flat memory.
 *
 * `FUZZ_FULL=1 node --test wasm/tests/fuzz.test.js`, after `cargo xtask site`, reads a million inks and 50,000 files;
 * without it, a sample that takes a few seconds. `FUZZ_SEED` chooses others.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { env } from "node:process";
import { test } from "node:test";

const PKG = new URL("../../pkg/", import.meta.url);
const [INKS, FILES] = env.FUZZ_FULL ? [1_000_000, 50_000] : [20_000, 1_000];

const { initSync, Recognizer } = await import(new URL("lenet5_raw.js", PKG).href);
const { memory } = initSync({ module: await readFile(new URL("lenet5_bg.wasm", PKG)) });
const recognizer = new Recognizer();

/** Numbers in 0..1 from a seed: xorshift. */
function seeded(seed = 1) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const random = seeded(Number(env.FUZZ_SEED ?? 1));
/** @param {number} n */
const below = (n) => Math.floor(random() * n);
/** @template T @param {T[]} choices */
const one = (choices) => /** @type {T} */ (choices[below(choices.length)]);

/** The outcomes of the inputs: states of answers, names of errors. @type {Set<string>} */
const outcomes = new Set();

/** Asks `times / 10` times, while memory may grow, then `times` more. @param {number} times @param {() => void} ask */
function staysFlat(times, ask) {
  for (let i = 0; i < times / 10; i += 1) ask();
  const { byteLength } = memory.buffer;
  for (let i = 0; i < times; i += 1) ask();
  assert.equal(memory.buffer.byteLength, byteLength);
}

/** Strokes of any size anywhere; sometimes with hard values, or with stroke ends that do not fit. */
function readInk() {
  const points = new Float32Array(2 * below(one([4, 40, 300])) + Number(random() < 0.02));
  const [size, away] = [10 ** (random() * 50 - 40), random() < 0.5 ? 0 : 10 ** (random() * 9)];
  for (let i = 0; i < points.length; i += 1) points[i] = away + size * (random() - 0.5);
  if (points.length > 0 && random() < 0.1) points[below(points.length)] = one([NaN, Infinity, -1e9, 1e-45, -0, 3e38]);
  const pairs = Math.floor(points.length / 2);
  const ends = pairs > 0 ? [...new Set(Array.from({ length: below(5) }, () => 1 + below(pairs)))].sort((a, b) => a - b) : [];
  if (ends.at(-1) !== pairs && pairs > 0 && random() < 0.95) ends.push(pairs);
  try {
    const { probabilities, state } = recognizer.recognize(points, Uint32Array.from(ends));
    const sum = probabilities.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b);
    outcomes.add(state);
    assert.ok(Math.abs(sum - (state === "blank" ? 0 : 1)) < 1e-5, `${sum}`);
  } catch (error) {
    refused(error, ["Point", "PointPairs", "StrokeEnds"]);
  }
}

/** @param {any} error @param {string[]} names */
function refused(error, names) {
  if (!names.includes(error.name)) throw error;
  outcomes.add(error.name);
}

test("random inks", () => {
  staysFlat(INKS, readInk);
  for (const outcome of ["blank", "sure", "unsure", "Point", "StrokeEnds"]) assert.ok(outcomes.has(outcome), outcome);
});

test("damaged weights files", () => {
  const whole = recognizer.toSafetensors();
  const header = Number(new DataView(whole.buffer).getBigUint64(0, true));
  staysFlat(FILES, () => {
    const bytes = whole.slice(0, random() < 0.1 ? below(whole.length) : whole.length);
    for (let i = below(8); i >= 0 && bytes.length > 0; i -= 1) {
      const at = below(random() < 0.7 ? Math.min(bytes.length, header + 8) : bytes.length);
      bytes[at] = random() < 0.5 ? one([0, 0x22, 0x2c, 0x30, 0x39, 0x5b, 0x7b, 0x7d, 0x80, 0xff]) : below(256);
    }
    try {
      Recognizer.fromSafetensors(bytes).free();
      outcomes.add("read");
    } catch (error) {
      refused(error, ["Safetensors", "MissingTensor", "UnexpectedTensor", "TensorType", "TensorShape", "TensorValue"]);
    }
  });
  for (const outcome of ["read", "Safetensors"]) assert.ok(outcomes.has(outcome), outcome);
});
