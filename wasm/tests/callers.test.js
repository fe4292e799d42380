/** What callers pass to the module is read correctly, or refused by an Error that names the argument. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { flattened, recordedDigit } from "../../tests/page/support/ink.js";

const PKG = new URL("../../pkg/", import.meta.url);
const { load, Recognizer } = await import(new URL("index.js", PKG).href);

const { points: flat, strokeEnds } = flattened(await recordedDigit(5));
const points = Float32Array.from(flat);
const ends = Uint32Array.from(strokeEnds);

const recognizer = await load();
const expected = recognizer.recognize(points, ends);

test("lists of numbers are read whatever they are stored in", () => {
  const padded = new Float32Array([9, 9, 9, ...flat]);
  const shared = new Float32Array(new SharedArrayBuffer(4 * flat.length));
  shared.set(flat);
  const resizable = new Float32Array(new ArrayBuffer(4 * flat.length, { maxByteLength: 8 * flat.length }));
  resizable.set(flat);
  const foreign = runInNewContext("Float32Array.from(values)", { values: flat });
  for (const given of [flat, Float64Array.from(flat), padded.subarray(3), shared, resizable, foreign, { length: flat.length, ...flat }]) {
    assert.deepEqual(recognizer.recognize(given, ends), expected);
  }
  for (const given of [strokeEnds, Float64Array.from(strokeEnds), Int16Array.from(strokeEnds), new Uint32Array([7, ...strokeEnds]).subarray(1)]) {
    assert.deepEqual(recognizer.recognize(points, given), expected);
  }
  assert.equal(recognizer.recognize([], []).state, "blank");
  assert.deepEqual(recognizer.recognizeNumber(flat, strokeEnds), recognizer.recognizeNumber(points, ends, null));
  const { state, text, probability, digits, whole } = recognizer.recognizeNumber([], []);
  assert.deepEqual({ state, text, probability, digits, whole: whole.state }, { state: "blank", text: "", probability: 0, digits: [], whole: "blank" });
  assert.deepEqual(recognizer.recognize(points, ends, null), expected);
});

/** A view whose buffer has been detached. */
function detached(view) {
  structuredClone(view.buffer, { transfer: [view.buffer] });
  return view;
}

function shortened() {
  const buffer = new ArrayBuffer(16, { maxByteLength: 16 });
  const view = new Float32Array(buffer, 8);
  buffer.resize(4);
  return view;
}

test("what is no list of numbers is refused by name", () => {
  const refused = (use, message, name = "TypeError") => assert.throws(use, (error) => error instanceof Error && error.name === name && message.test(error.message));
  for (const [given, got] of [
    [points.buffer, /got ArrayBuffer: say how to read it/],
    [new SharedArrayBuffer(8), /got SharedArrayBuffer/],
    [new DataView(new ArrayBuffer(8)), /got DataView/],
    [new BigInt64Array(2), /got BigInt64Array/],
    [undefined, /got undefined/],
    [null, /got null/],
    ["12", /got String/],
    [{}, /got Object/],
    [Promise.resolve(points), /got Promise/],
    [["1", 2], /got String at position 0/],
    [[1, null], /got null at position 1/],
    [detached(new Float32Array(2)), /got Float32Array whose buffer was transferred/],
    [shortened(), /got Float32Array whose buffer was transferred or shortened/],
  ]) {
    for (const [name, use] of [
      ["points", () => recognizer.recognize(given, ends)],
      ["points", () => recognizer.recognizeNumber(given, ends)],
      ["strokeEnds", () => recognizer.recognize(points, given)],
      ["strokeEnds", () => recognizer.recognizeNumber(points, given)],
      ["glyph", () => recognizer.logits(given)],
      ["glyphs", () => recognizer.logitsBatch(given, 1)],
    ]) {
      refused(use, new RegExp(`^${name}: expected .*${got.source}`));
    }
  }
  for (const read of ["recognize", "recognizeNumber"]) {
    refused(() => recognizer[read](points, [2.5]), /^strokeEnds: expected whole numbers of points, got 2\.5 at position 0/, "StrokeEnds");
    for (const count of [NaN, -1, 2 ** 32, Infinity]) {
      refused(() => recognizer[read](points, [count]), new RegExp(`got ${count} at position 0`), "StrokeEnds");
    }
    refused(() => recognizer[read](points, [flat.length]), /end at/, "StrokeEnds");
    refused(() => recognizer[read]([NaN, 1], [1]), /stroke 0, point 0/, "Point");
    refused(() => recognizer[read](points, ends, "12"), /^pen: expected a number, got String/);
    refused(() => recognizer[read](points, ends, -1), /a pen: expected a width/, "Pen");
  }
  for (const n of [undefined, NaN, 1.5, -1]) refused(() => recognizer.logitsBatch(new Float32Array(784), n), /^n: expected a whole number, got /);
});

test("pictures may be what looks like an ImageData", () => {
  const data = new Uint8ClampedArray(4 * 30 * 20).fill(255);
  assert.equal(recognizer.recognizePicture({ width: 30, height: 20, data }).state, "blank");
  assert.equal(recognizer.recognizePicture({ width: 30, height: 20, data: Buffer.from(data) }).state, "blank");
  assert.deepEqual(recognizer.recognizeNumberPicture({ width: 30, height: 20, data }).digits, []);
  for (const [given, name, message] of [
    [{ width: 31, height: 20, data }, "PictureLength", /expected 2480 bytes/],
    [{ width: 0, height: 20, data }, "PictureSize", /0x20/],
    [{ width: 30.5, height: 20, data }, "TypeError", /^image: expected a width and a height in whole pixels, got 30\.5 and 20/],
    [{ width: -30, height: 20, data }, "TypeError", /got -30 and 20/],
    [{ width: 30, height: 20, data: new Float32Array(2400) }, "TypeError", /^image\.data: expected a Uint8ClampedArray, got Float32Array/],
    [{ width: 30, height: 20, data: detached(new Uint8ClampedArray(2400)) }, "TypeError", /^image\.data: .* transferred/],
    [data, "TypeError", /^image: expected an ImageData, .* got Uint8ClampedArray/],
    [undefined, "TypeError", /^image: .* got undefined/],
    [{ width: 30, height: 20 }, "TypeError", /^image: .* got Object/],
  ]) {
    for (const read of ["recognizePicture", "recognizeNumberPicture"]) {
      assert.throws(() => recognizer[read](given), (error) => error.name === name && message.test(error.message));
    }
  }
});

test("weights are read from any buffer", async () => {
  const file = recognizer.toSafetensors();
  const shared = new Uint8Array(new SharedArrayBuffer(file.length));
  shared.set(file);
  for (const given of [file, file.buffer, new DataView(file.buffer), Buffer.from(file), [...file], shared.buffer, new Uint8ClampedArray(file)]) {
    const read = Recognizer.fromSafetensors(given);
    assert(read instanceof Recognizer);
    assert.deepEqual(read.recognize(points, ends), expected);
    read.free();
  }
  for (const given of [undefined, null, "file", new Float32Array(file.buffer.slice(0, 8)), Promise.resolve(file), [256], detached(new Uint8Array(8)), new Blob([])]) {
    assert.throws(() => Recognizer.fromSafetensors(given), { name: "TypeError", message: /^bytes: expected / });
  }
});

test("after free() everything says so, and freeing again does nothing", async () => {
  const other = (await load()).float32();
  assert.deepEqual(other.logits(expected.glyph).length, 10);
  other.free();
  other.free();
  for (const use of ["recognize", "recognizeNumber", "recognizePicture", "recognizeNumberPicture", "probabilities", "logits", "logitsBatch", "float32", "toSafetensors"]) {
    assert.throws(() => other[use](points, ends), { name: "Freed", message: /^Recognizer: .* after its free\(\)/ });
  }
  assert.equal(recognizer.recognize(points, ends).digit, 5);
});
