/** Training from random weights in the module that learns: the same results everywhere, and refusals by name. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fresh } from "../../tests/page/support/fresh.js";

const PKG = new URL("../../pkg/", import.meta.url);

/** The module, with an instance of its own. */
async function started(file) {
  const module = await fresh("lenet5_teach.js");
  module.initSync({ module: await readFile(new URL(file, PKG)) });
  return module;
}

const [simd, plain] = await Promise.all(["lenet5_teach_bg.wasm", "lenet5_teach_bg_nosimd.wasm"].map(started));

/** A batch of generated digits. */
function batch({ generateGlyph }, n, seed) {
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 10);
  const glyphs = new Float32Array(n * 784);
  labels.forEach((label, i) => glyphs.set(generateGlyph(label, seed + i), i * 784));
  return { glyphs, labels };
}

/** Training steps from random weights; the batch size changes on the way. */
function trained(module, seed, steps) {
  const trainer = module.Trainer.fromScratch(20, seed);
  const losses = [];
  for (let step = 0; step < steps; step += 1) {
    const n = step < 5 ? 20 : 40;
    if (step === 5) trainer.setBatch(n);
    const { glyphs, labels } = batch(module, n, 1_000 * step);
    losses.push(trainer.step(glyphs, labels, 0.002).loss);
  }
  return { trainer, losses };
}

test("the same seed gives the same weights, with vector instructions and without", () => {
  const [a, b, other] = [trained(simd, 7, 8), trained(plain, 7, 8), trained(simd, 8, 8)];
  assert.deepEqual(a.losses, b.losses);
  assert.deepEqual(a.trainer.toSafetensors(), b.trainer.toSafetensors());
  assert.notDeepEqual(a.trainer.toSafetensors(), other.trainer.toSafetensors());
  for (const { trainer } of [a, b, other]) trainer.free();
});

test("generated digits are learned, and answers and filters are of the weights as they are", () => {
  const { trainer, losses } = trained(simd, 3, 120);
  assert(losses.at(-1) < losses[0] / 2, `expected the loss to fall by half, got ${losses[0]} and ${losses.at(-1)}`);
  const { glyphs, labels } = batch(simd, 300, 0x8000_0000);
  const answers = trainer.answers(glyphs);
  const right = labels.filter((label, i) => answers[i] === label).length;
  assert(right > 225, `expected more than 225 of 300 fresh digits to be read right, got ${right}`);
  const recognizer = simd.Recognizer.fromSafetensors(trainer.toSafetensors());
  const logits = recognizer.float32().logitsBatch(glyphs, 300);
  const read = Array.from({ length: 300 }, (_, i) => logits.slice(10 * i, 10 * i + 10)).map((row) => row.indexOf(Math.max(...row)));
  assert.deepEqual([...answers], read);
  const file = Buffer.from(trainer.toSafetensors());
  const header = JSON.parse(file.subarray(8, 8 + Number(file.readBigUInt64LE())).toString());
  const at = 8 + Number(file.readBigUInt64LE()) + header["c1.weight"].data_offsets[0];
  assert.deepEqual(Array.from(trainer.firstFilters()), Array.from({ length: 150 }, (_, i) => file.readFloatLE(at + 4 * i)));
});

test("what does not fit is refused by name and changes nothing", () => {
  const { Trainer, generateGlyph, idxImages, idxLabels } = simd;
  for (const n of [0, 4_097]) assert.throws(() => Trainer.fromScratch(n, 1), { name: "BatchLength" });
  const trainer = Trainer.fromScratch(2, 1);
  const before = trainer.toSafetensors();
  assert.throws(() => trainer.setBatch(0), { name: "BatchLength", message: /expected batches of 1 to 4096 glyphs, got 0/ });
  assert.throws(() => trainer.answers(new Float32Array(785)), { name: "GlyphLength" });
  assert.throws(() => trainer.answers(new Float32Array(784).fill(2)), { name: "GlyphIntensity" });
  assert.throws(() => generateGlyph(10, 0), { name: "Label" });
  assert.throws(() => idxImages(Uint8Array.of(0, 0, 8, 3)), { name: "IdxHeader" });
  assert.throws(() => idxLabels(Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0)), { name: "IdxMagic" });
  assert.equal(idxLabels(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 0, 9)), 2);
  const { glyphs, labels } = batch(simd, 2, 5);
  assert.deepEqual(trainer.toSafetensors(), before);
  trainer.step(glyphs, labels, 0.001);
  assert.notDeepEqual(trainer.toSafetensors(), before);
});
