/**
 * The module that plain `wasm-pack build wasm --target web` builds, and the one that ships for engines without vector
 * instructions, give the same answers as the one with them, to the last bit.
 *
 * Reads from the environment: `PLAIN` and `SHIPPED`, the folders of the packages.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { flattened, recorded } from "../../benches/ink/ink-file.js";
import { recordedNumbers } from "../../tests/page/support/numbers.js";
import { readNumbersNatively } from "../../tests/page/support/ink.js";

const { PLAIN, SHIPPED } = process.env;
const SIDE = 28;

/** Loads a module by wasm-pack's own JavaScript, which all builds have in common. The query gives each module an instance of that JavaScript. */
async function load(folder, wasm, script) {
  const { initSync, ...module } = await import(`${pathToFileURL(join(folder, script))}?${wasm}`);
  initSync({ module: await readFile(join(folder, wasm)) });
  return module;
}

/** Strokes as `recognize` takes them. */
function arrays(strokes) {
  const { points, strokeEnds } = flattened(strokes);
  return [Float32Array.from(points), Uint32Array.from(strokeEnds)];
}

/** All of a module's answers to these drawings. */
function answers({ Recognizer }, drawings) {
  const recognizer = new Recognizer();
  const predictions = drawings.map(({ strokes }) => recognizer.recognize(...arrays(strokes)));
  const glyphs = predictions.map(({ glyph }) => glyph);
  const all = Float32Array.from(glyphs.flatMap((glyph) => [...glyph]));
  const weights = recognizer.toSafetensors();
  const float32 = recognizer.float32();
  const answers = {
    predictions,
    pictures: glyphs.map((glyph) => recognizer.recognizePicture(scanned(glyph))),
    logits: glyphs.map((glyph) => recognizer.logits(glyph)),
    activations: glyphs.map((glyph) => recognizer.activations(glyph)),
    float32: float32.logitsBatch(all, glyphs.length),
    loaded: Recognizer.fromSafetensors(weights).logitsBatch(all, glyphs.length),
    weights,
  };
  recognizer.free();
  float32.free();
  return answers;
}

/** A glyph as a scanner would give it: dark on light, three times as large, with a margin. */
function scanned(glyph) {
  const [zoom, margin] = [3, 20];
  const side = zoom * SIDE + 2 * margin;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < zoom * SIDE; y++) {
    for (let x = 0; x < zoom * SIDE; x++) {
      const ink = glyph[SIDE * Math.floor(y / zoom) + Math.floor(x / zoom)];
      data.fill(255 * (1 - ink), 4 * ((margin + y) * side + margin + x), 4 * ((margin + y) * side + margin + x) + 3);
    }
  }
  return { data, width: side, height: side };
}

const BUILDS = [
  { name: "plain wasm-pack's", folder: PLAIN, wasm: "lenet5_wasm_bg.wasm", script: "lenet5_wasm.js" },
  { name: "the one for old engines", folder: SHIPPED, wasm: "lenet5_bg_nosimd.wasm", script: "lenet5_raw.js" },
];
let shipped, drawings, expected;

before(async () => {
  shipped = await load(SHIPPED, "lenet5_bg.wasm", "lenet5_raw.js");
  drawings = await recorded();
  expected = answers(shipped, drawings);
});

test("the module for today's engines has vector instructions, and reads all recorded digits", () => {
  assert.equal(shipped.model().simd, true);
  assert(drawings.length > 100);
  const right = ({ digit }, i) => digit === drawings[i].label;
  assert(expected.predictions.every(right));
  assert(expected.pictures.filter(right).length > 0.9 * drawings.length);
});

for (const { name, folder, wasm, script } of BUILDS) {
  test(`${name} has the same names, no vector instructions, and the same answers`, async () => {
    const module = await load(folder, wasm, script);
    assert.deepEqual(Object.keys(module).sort(), Object.keys(shipped).sort());
    assert.equal(module.model().simd, false);
    assert.deepEqual(answers(module, drawings), expected);
  });
}

for (const [engine, end] of [["with vector instructions", "_bg.wasm"], ["without", "_bg_nosimd.wasm"]]) {
  test(`numbers are read as natively, to the last bit, ${engine}`, async () => {
    const { Recognizer } = await load(SHIPPED, `lenet5${end}`, "lenet5_raw.js");
    const { readNumber } = await load(SHIPPED, `lenet5_number${end}`, "lenet5_number_raw.js");
    const [recognizer, numbers] = [new Recognizer(), await recordedNumbers()];
    const native = await readNumbersNatively(numbers.map(({ strokes }) => strokes));
    assert(numbers.length >= 60 && native.length === numbers.length);
    numbers.forEach(({ strokes }, i) => {
      const ink = arrays(strokes);
      const { text, state, probability, digits } = readNumber(...ink, undefined, recognizer.recognize(...ink), recognizer);
      const bits = ({ digit, probabilities, strokes }) => ({ digit, probabilities: [...probabilities].map(Math.fround), strokes: [...strokes] });
      const expected = { text: native[i].number, state: native[i].state, probability: Math.fround(native[i].probability), digits: native[i].digits.map(bits) };
      assert.deepEqual({ text, state, probability, digits: digits.map(bits) }, expected, `line ${i + 1}`);
    });
    recognizer.free();
  });
}

test("what is clearly one digit gets the answer that the module that reads numbers would give", async () => {
  const recognizer = await (await import(pathToFileURL(join(SHIPPED, "index.js")))).load();
  const { isClear, readNumber } = await import(pathToFileURL(join(SHIPPED, "lenet5_number_raw.js")));
  let clear = 0;
  const drawings = [...(await recorded()), ...(await recordedNumbers())];
  for (const { strokes } of drawings) {
    const ink = arrays(strokes);
    for (const pen of [undefined, 6]) {
      const whole = recognizer.recognize(...ink, pen);
      clear += isClear(...ink, Math.max(...whole.probabilities));
      assert.deepEqual(recognizer.recognizeNumber(...ink, pen), readNumber(...ink, pen, whole, recognizer));
    }
  }
  const share = clear / 2 / drawings.length;
  assert(share > 0.5 && share < 0.9, `of ${drawings.length} drawings ${share} are clear`);
  recognizer.free();
});
