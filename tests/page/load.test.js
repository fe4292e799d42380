/** `load()`: one call gives a recognizer, in the browser and in Node, with the build that the engine can run. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bare } from "./support/bare.js";
import { fresh } from "./support/fresh.js";
import { flattened, recordedDigit } from "./support/ink.js";
import { scene } from "./support/stage.js";

const PKG = new URL("../../pkg/", import.meta.url);

const { points: POINTS, strokeEnds: STROKE_ENDS } = flattened(await recordedDigit(5));
const digitBy = (recognizer) => recognizer.recognize(Float32Array.from(POINTS), Uint32Array.from(STROKE_ENDS)).digit;

test("in Node it reads the module from its own folder, once for all recognizers", async () => {
  const { load, model } = await fresh("index.js");
  const [one, two] = await Promise.all([load(), load()]);
  assert.deepEqual([digitBy(one), digitBy(two)], [5, 5]);
  one.free();
  assert.equal(digitBy(two), 5);
  assert.equal(model().simd, true);
});

test("it may be told where the module is, and says what it expected there", async () => {
  const { load } = await fresh("index.js");
  const nowhere = new URL("nowhere/", import.meta.url);
  await assert.rejects(load({ from: nowhere }), /nowhere/);
  await assert.rejects(load({ from: "data:text/plain,x" }), Error);
  assert.equal(digitBy(await load({ from: PKG })), 5);
});

test("it takes a module that somebody else compiled", async () => {
  const { load } = await fresh("index.js");
  const module = await WebAssembly.compile(await readFile(new URL("lenet5_bg_nosimd.wasm", PKG)));
  const recognizer = await load({ from: "file:///nowhere/", module });
  assert.equal(digitBy(recognizer), 5);
  const read = () => recognizer.recognizeNumber(POINTS, STROKE_ENDS);
  assert.throws(read, { name: "NotLoaded", message: /lenet5_number/ });
  const numberModule = await WebAssembly.compile(await readFile(new URL("lenet5_number_bg_nosimd.wasm", PKG)));
  await load({ from: "file:///nowhere/", module, numberModule });
  assert.equal(read().text, "5");
});

test("it refuses a module that is none of its own, and takes the right one afterwards", async () => {
  const { initSync, load } = await fresh("index.js");
  const compiled = async (name) => WebAssembly.compile(await readFile(new URL(`${name}_bg.wasm`, PKG)));
  const [module, numberModule] = [await compiled("lenet5"), await compiled("lenet5_number")];
  const empty = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  await assert.rejects(load({ module: empty, numberModule: empty }), { name: "Module", message: /^lenet5: expected this package's module, got another/ });
  assert.throws(() => initSync({ module: empty }), { name: "Module" });
  await assert.rejects(load({ module, numberModule: empty }), { name: "Module", message: /^lenet5_number: / });
  await assert.rejects(load({ module, numberModule: module }), { name: "Module", message: /no readNumber$/ });
  assert.equal((await load({ module, numberModule })).recognizeNumber(POINTS, STROKE_ENDS).text, "5");
});

const inBrowser = (page, pkg) =>
  page.evaluate(
    async ({ pkg, points, strokeEnds }) => {
      const { load, model } = await import(pkg);
      const recognizer = await load();
      await load();
      const { digit } = recognizer.recognize(Float32Array.from(points), Uint32Array.from(strokeEnds));
      return { digit, simd: model().simd };
    },
    { pkg, points: POINTS, strokeEnds: STROKE_ENDS },
  );

const empty = bare("", { defined: false });
const ENGINES = [{ name: "with vector instructions", flags: [], simd: true }];
// V8 has no SIMD if it believes that the processor lacks SSE 4.1; other architectures have no such switch.
if (process.arch === "x64") {
  ENGINES.push({ name: "without vector instructions", flags: ["--js-flags=--no-enable-sse4-1"], simd: false });
}
for (const { name, flags, simd } of ENGINES) {
  scene(`in a browser ${name} it fetches one build of each module, once`, { ...empty, flags }, async ({ page, url }) => {
    const fetched = [];
    page.on("request", (request) => request.url().endsWith(".wasm") && fetched.push(request.url()));
    assert.deepEqual(await inBrowser(page, `${url}pkg/index.js`), { digit: 5, simd });
    const build = simd ? "_bg.wasm" : "_bg_nosimd.wasm";
    assert.deepEqual(fetched, ["lenet5", "lenet5_number"].map((name) => `${url}pkg/${name}${build}`));
  });
}

const untyped = { ...empty, server: { types: { ".wasm": "application/octet-stream" } } };
scene("in a browser, from a server that does not know wasm's media type", untyped, async ({ page, url }) => {
  assert.equal((await inBrowser(page, `${url}pkg/index.js`)).digit, 5);
});
