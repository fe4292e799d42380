/** The package: it says what to do before it runs, runs in Node, checks what the module that learns is given, and declares its types. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { flattened, recordedDigit } from "../../tests/page/support/ink.js";

const PKG = new URL("../../pkg/", import.meta.url);
const { default: init, load, model, Recognizer } = await import(new URL("index.js", PKG).href);
const teaching = await import(new URL("teach.js", PKG).href);

const { points: flat, strokeEnds } = flattened(await recordedDigit(5));
const points = Float32Array.from(flat);
const ends = Uint32Array.from(strokeEnds);

test("before the module runs, everything says what to do", () => {
  const { Teacher, Trainer, generateGlyph, idxImages } = teaching;
  for (const use of [
    () => new Recognizer(),
    () => Recognizer.fromSafetensors(new Uint8Array()),
    () => model(),
    () => new Teacher(),
    () => new Trainer(2),
    () => Trainer.fromScratch(2, 1),
    () => new teaching.Recognizer(),
    () => generateGlyph(3, 1),
    () => idxImages(new Uint8Array()),
  ]) {
    assert.throws(use, { name: "NotLoaded", message: /await load\(\) or init\(\) first/ });
  }
});

test("init() runs in Node, also with an address", async () => {
  const raced = await Promise.all([init(), load()]);
  assert.equal(raced[1].recognize(points, ends).digit, 5);
  for (const given of [new URL("lenet5_bg_nosimd.wasm", PKG), { module_or_path: new URL("lenet5_bg.wasm", PKG).href }]) {
    const script = `
      const { default: init, Recognizer } = await import(${JSON.stringify(new URL("lenet5.js", PKG).href)});
      await init(${given instanceof URL ? `new URL(${JSON.stringify(given.href)})` : JSON.stringify(given)});
      console.log(new Recognizer().recognize(${JSON.stringify(flat)}, ${JSON.stringify(strokeEnds)}).digit);`;
    assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" }), "5\n");
  }
});

test("the module that learns checks what it is given, too", async () => {
  const teacher = await teaching.loadTeacher();
  teacher.addInk(flat, strokeEnds, 5, 12);
  teacher.addInk(Float64Array.from(flat), strokeEnds, null);
  assert.equal(teacher.samples, 2);
  for (const [use, message] of [
    [() => teacher.addInk(points.buffer, ends, 5), /^points: .* got ArrayBuffer/],
    [() => teacher.addInk(points, ends, "5"), /^label 2: expected a digit, or null for what is none, got String/],
    [() => teacher.addInk(points, ends), /^label 2: .* got undefined/],
    [() => teacher.addGlyph(new Float32Array(784)), /^label 2: .* got undefined/],
    [() => teacher.addGlyph(new DataView(new ArrayBuffer(784)), 5), /^glyph: .* got DataView/],
    [() => teacher.start(1.5), /^seed: expected an integer of 32 bits, got 1\.5/],
    [() => teacher.start(), /^seed: .* got undefined/],
    [() => new teaching.Teacher("weights"), /^weights: .* got String/],
    [() => new teaching.Trainer(NaN), /^batch: expected a whole number, got NaN/],
    [() => teaching.generateGlyph(null, 1), /^label: expected a number, got null/],
    [() => teaching.idxLabels("file"), /^bytes: .* got String/],
  ]) {
    assert.throws(use, { name: "TypeError", message });
  }
  teacher.free();
  assert.throws(() => teacher.clear(), { name: "Freed", message: /^Teacher: / });
  const trainer = teaching.Trainer.fromScratch(1, 1);
  assert(trainer.step(new Float32Array(784), [3], 0.001).loss > 0);
  trainer.free();
  assert.throws(() => trainer.toSafetensors(), { name: "Freed", message: /^Trainer: / });
  await assert.rejects(teaching.teach([{ points: points.buffer, strokeEnds, label: 5 }]), /^TypeError: points: /);
  const [labelled, mistyped] = [{ points, strokeEnds, label: 5 }, { points, strokeEnds, lable: 5 }];
  await assert.rejects(teaching.teach([labelled, mistyped]), /^TypeError: label 1: /);
});

test("both modules' checked and raw JavaScript have the same names", async () => {
  for (const name of ["lenet5", "lenet5_teach"]) {
    const [checked, raw] = await Promise.all([name, `${name}_raw`].map((file) => import(new URL(`${file}.js`, PKG).href)));
    assert.deepEqual(Object.keys(checked), Object.keys(raw));
  }
});

test("the declarations compile with the libraries of the engines", () => {
  const typescript = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  const files = ["index.d.ts", "lenet5.d.ts", "teach.d.ts", "lenet5_teach.d.ts", "compile.d.ts"].map((name) => fileURLToPath(new URL(name, PKG)));
  for (const target of ["es2020", "es2022"]) {
    const options = ["--strict", "--noEmit", "--target", target, "--module", "esnext", "--moduleResolution", "bundler", "--types", ""];
    execFileSync(process.execPath, [typescript, ...options, ...files], { encoding: "utf8", stdio: "pipe" });
  }
});
