/** `lenet5/teach` without a page: the exact bits of its results, aborting, refusals, and its memory. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fresh } from "../../tests/page/support/fresh.js";
import { flattened, recorded } from "../../tests/page/support/ink.js";
import { hashOf, TAUGHT } from "../../tests/page/support/taught.js";

const PKG = new URL("../../pkg/", import.meta.url);

const module = async (file) => WebAssembly.compile(await readFile(new URL(file, PKG)));
const { learn, loadTeacher, Recognizer, teach } = await import(new URL("teach.js", PKG).href);
const { hash: EXPECTED, samples: SAMPLES, brief: BRIEF } = TAUGHT;
const { seed, settings: { steps } } = BRIEF;

for (const file of ["lenet5_teach_bg.wasm", "lenet5_teach_bg_nosimd.wasm"]) {
  test(`${file} teaches the bits that the native library does`, async () => {
    const { model, teach } = await fresh("teach.js");
    const taught = await teach(SAMPLES, { ...BRIEF, module: await module(file) });
    assert.equal(model().simd, !file.includes("nosimd"));
    assert.equal(hashOf(taught.weights), EXPECTED);
    const again = await teach(SAMPLES, BRIEF);
    assert.deepEqual(again, taught, "a teacher that has taught before teaches the same");
    assert.notEqual(hashOf((await teach(SAMPLES, { ...BRIEF, seed: seed + 1 })).weights), EXPECTED);
  });
}

test("teach() says what was learned and what it cost, and the weights read it", async () => {
  // One hand's 4 is a triangle, which the network reads as something else.
  const triangle = { points: [10, 90, 50, 10, 90, 90, 10, 90], strokeEnds: [4], label: 4 };
  const read = (recognizer) => recognizer.recognize(Float32Array.from(triangle.points), Uint32Array.from(triangle.strokeEnds)).digit;
  const reported = [];
  const taught = await teach([triangle], { progress: (progress) => reported.push(progress) });
  assert.deepEqual(reported.map(({ step }) => step), Array.from({ length: reported[0].steps }, (_, i) => i + 1));
  assert(reported.every(({ loss, drift }) => Number.isFinite(loss) && Number.isFinite(drift)));
  const { guard, before, after, afterFloat, improvement } = taught;
  assert.deepEqual([before.n, before.right, after.n, after.right, afterFloat.n, afterFloat.right], [1, 0, 1, 1, 1, 1]);
  assert.equal(improvement, guard.holds && after.loss < before.loss);
  assert(guard.agreed <= guard.digits && guard.refusedAfter <= guard.nonDigits && guard.accepted <= guard.refusedBefore);
  const recognizer = Recognizer.fromSafetensors(taught.weights);
  assert.deepEqual([read(new Recognizer()) === 4, read(recognizer)], [false, 4]);

  const next = await teach([triangle], { weights: taught.weights, settings: { steps: 1 } });
  assert.equal(next.before.right, 1, "a round may start from other weights");
});

test("a wrong label is found, by its place among the samples", async () => {
  const ink = (await recorded()).slice(0, 20).map(({ label, strokes }) => ({ ...flattened(strokes), label }));
  // Written once more, somewhat wider, and called the next digit.
  const wrong = ({ points, ...rest }) => ({ ...rest, points: points.map((value, i) => (i % 2 ? value : 1.1 * value)), label: (rest.label + 1) % 10 });
  const { mislabelled, before } = await teach([wrong(ink[15]), ...ink, wrong(ink[17])], { settings: { steps: 1 } });
  assert.deepEqual([mislabelled, before.n], [[0, 21], 20]);
});

test("a round can be given up between any two steps, and leaves nothing behind", async () => {
  const teacher = await loadTeacher();
  for (let last = 1; last <= steps; last += 1) {
    const control = new AbortController();
    const reason = new Error(`enough at ${last}`);
    let done = 0;
    const progress = ({ step }) => {
      done = step;
      if (step === last) control.abort(reason);
    };
    await assert.rejects(learn(teacher, SAMPLES, { ...BRIEF, seed: last, signal: control.signal, progress }), reason);
    assert.equal(done, last);
  }
  assert.equal(hashOf((await learn(teacher, SAMPLES, BRIEF)).weights), EXPECTED);
  await assert.rejects(teach(SAMPLES, { signal: AbortSignal.abort() }), { name: "AbortError" });
  teacher.free();
});

test("rounds at the same time do not disturb one another", async () => {
  const rounds = await Promise.all([1, 2, 3].map(() => teach(SAMPLES, BRIEF)));
  assert.deepEqual(rounds.map(({ weights }) => hashOf(weights)), [EXPECTED, EXPECTED, EXPECTED]);
});

test("step by step, as its caller says", async () => {
  const teacher = await loadTeacher();
  assert.throws(() => teacher.step(), { name: "NotStarted" });
  assert.throws(() => teacher.finish(), { name: "NotStarted" });
  for (const { points, strokeEnds, label } of SAMPLES) teacher.addInk(Float32Array.from(points), Uint32Array.from(strokeEnds), label);
  assert.equal(teacher.samples, SAMPLES.length);
  teacher.start(seed, { steps });
  let taken = 0;
  while (teacher.step()) taken += 1;
  assert.equal(taken, steps);
  assert.equal(hashOf(teacher.finish().weights), EXPECTED);
  teacher.clear();
  teacher.start(seed);
  assert.equal(teacher.step(), undefined, "there is nothing to learn from");
  assert.equal(teacher.finish().improvement, false);
  teacher.free();
});

test("what is wrong is refused by name", async () => {
  const ink = { points: [1, 2, 3, 4], strokeEnds: [2] };
  const cases = [
    [{ ...ink, label: 10 }, "Label", /expected a digit in 0\.\.=9 or null, got 10/],
    [{ ...ink, label: -1 }, "Label", /-1/],
    [{ ...ink, label: 3.5 }, "Label", /3\.5/],
    [{ ...ink, points: [1, 2, 3], label: 1 }, "PointPairs", /./],
    [{ ...ink, points: [1, 2, NaN, 4], label: 1 }, "Point", /./],
    [{ ...ink, strokeEnds: [3], label: 1 }, "StrokeEnds", /./],
    [{ glyph: [0, 1], label: 1 }, "GlyphLength", /784/],
    [{ glyph: new Float32Array(784).fill(2), label: 1 }, "GlyphIntensity", /./],
  ];
  for (const [sample, name, message] of cases) await assert.rejects(teach([sample]), { name, message });
  for (const settings of [{ steps: 0 }, { steps: 1.5 }, { steps: 1e9 }, { rate: 0 }, { rate: NaN }, { rate: 1 }]) {
    await assert.rejects(teach(SAMPLES, { settings }), { name: "TeachSettings", message: /expected/ }, JSON.stringify(settings));
  }
  await assert.rejects(teach(SAMPLES, { weights: new Uint8Array(9) }), { name: "Safetensors" });
  assert.equal(hashOf((await teach(SAMPLES, BRIEF)).weights), EXPECTED);
});

test("the largest rate may ruin what is learned, and the guard says so", async () => {
  const { guard, improvement, weights } = await teach(SAMPLES, { settings: { steps: 60, rate: 0.1 } });
  assert.deepEqual([guard.holds, improvement], [false, false]);
  Recognizer.fromSafetensors(weights).free();
});

test("two hundred rounds take no more memory than ten", async () => {
  const { initSync, learn, Teacher } = await fresh("teach.js");
  const { memory } = initSync({ module: await module("lenet5_teach_bg.wasm") });
  const teacher = new Teacher();
  const ink = (await recorded()).slice(0, 12).map(({ label, strokes }) => ({ label, ...flattened(strokes) }));
  const round = async (i) => {
    const signal = i % 3 === 0 ? AbortSignal.abort() : undefined;
    await learn(teacher, ink.slice(0, 1 + (i % 12)), { seed: i, settings: { steps: 2 }, signal }).catch(({ name }) => assert.equal(name, "AbortError"));
  };
  for (let i = 0; i < 12; i += 1) await round(i);
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 200; i += 1) await round(i);
  assert.equal(memory.buffer.byteLength, before);
  teacher.free();
});
