/**
 * WebAssembly memory never shrinks, so it must grow neither with the number of answers nor with the size of a batch. The
 * JavaScript heap must not grow either.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { flattened, recordedDigit } from "../../tests/page/support/ink.js";

const PKG = new URL("../../pkg/", import.meta.url);
const LIMIT = 2 ** 21;

const { initSync, Recognizer } = await import(new URL("lenet5.js", PKG).href);
const { memory } = initSync({ module: await readFile(new URL("lenet5_bg.wasm", PKG)) });
const recognizer = new Recognizer();

const flat = flattened(await recordedDigit(5));
const [points, strokeEnds] = [Float32Array.from(flat.points), Uint32Array.from(flat.strokeEnds)];
const { glyph, digit } = recognizer.recognize(points, strokeEnds);

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** Bytes that remain after garbage collection. A buffer's bytes are freed by the collection after the one that finds it. */
async function held() {
  for (let collections = 0; collections < 3; collections += 1) {
    collectGarbage();
    await nextTurn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Asks once, then `times` more: only the first call may take memory. */
function staysFlat(times, ask) {
  ask();
  const { byteLength } = memory.buffer;
  for (let i = 0; i < times; i += 1) ask();
  assert.equal(memory.buffer.byteLength, byteLength);
  assert.ok(byteLength <= LIMIT, `expected at most ${LIMIT} bytes, found ${byteLength}`);
}

/** Like `staysFlat`, and no answer may leave anything behind, not even the eight bytes of a pointer to an object. */
async function leavesNothing(times, ask) {
  // The engine compiles code that runs often, and may keep the result.
  staysFlat(times / 10, ask);
  const before = await held();
  staysFlat(times, ask);
  const grown = (await held()) - before;
  assert.ok(grown < 8 * times, `expected less than eight bytes for each of ${times} answers, found ${grown} in all`);
}

const batchOf = (n) => {
  const glyphs = new Float32Array(n * 784);
  for (let i = 0; i < n; i += 1) glyphs.set(glyph, i * 784);
  return glyphs;
};

test("100,000 recognitions", () => leavesNothing(100_000, () => assert.equal(recognizer.recognize(points, strokeEnds).digit, digit)));

test("100,000 times logits", () => leavesNothing(100_000, () => recognizer.logits(glyph)));

for (const n of [0, 1, 64, 65, 4096]) {
  test(`batches of ${n}`, () => {
    const glyphs = batchOf(n);
    staysFlat(3, () => recognizer.logitsBatch(glyphs, n));
    const expected = recognizer.logits(glyph);
    const logits = recognizer.logitsBatch(glyphs, n);
    assert.equal(logits.length, n * 10);
    for (let i = 0; i < n; i += 1) assert.deepEqual(logits.subarray(i * 10, (i + 1) * 10), expected);
  });
}

test("an error in a batch counts from the batch's start", () => {
  const glyphs = batchOf(200);
  assert.throws(() => recognizer.logitsBatch(glyphs, 199), { name: "BatchLength" });
  assert.throws(() => recognizer.logitsBatch(glyphs.subarray(1), 200), { name: "BatchLength" });
  glyphs[100_000] = 2;
  staysFlat(100, () => assert.throws(() => recognizer.logitsBatch(glyphs, 200), { name: "GlyphIntensity", message: /100000/ }));
});

test("a picture for which there is no memory is refused, and the recognizer goes on", async () => {
  const module = await import(new URL("lenet5_raw.js?full", PKG).href);
  const full = module.initSync({ module: await readFile(new URL("lenet5_bg.wasm", PKG)) }).memory;
  const other = new module.Recognizer();
  const picture = /** @type {any} */ ({ width: 2000, height: 1000, data: new Uint8ClampedArray(8_000_000).fill(255) });
  const PAGE = 2 ** 16;
  full.grow(2 ** 16 - full.buffer.byteLength / PAGE); // All that a module can address.
  assert.throws(() => other.recognizePicture(picture), { name: "Memory", message: /expected memory for its 8000000 bytes/ });
  assert.equal(other.recognize(points, strokeEnds).digit, digit);
  other.free();
});
