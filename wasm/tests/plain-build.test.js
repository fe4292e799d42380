/**
 * The module that plain `wasm-pack build wasm --target web` builds gives the same answers as the module that ships.
 *
 * Reads from the environment: `PLAIN` and `SHIPPED`, the folders of the two.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { recorded } from "../../benches/ink/ink-file.js";

const { PLAIN, SHIPPED } = process.env;

/** Loads a package's module by wasm-pack's own JavaScript: the manifest's entry, or what that entry wraps. */
async function load(folder, script) {
  const { main, files } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { initSync, ...module } = await import(pathToFileURL(join(folder, script ?? main)).href);
  initSync({ module: await readFile(join(folder, files.find((file) => file.endsWith(".wasm")))) });
  return module;
}

function predictions({ Recognizer }, drawings) {
  const recognizer = new Recognizer();
  const answers = drawings.map(({ strokes }) => {
    let end = 0;
    const strokeEnds = Uint32Array.from(strokes, (stroke) => (end += stroke.length));
    return recognizer.recognize(Float32Array.from(strokes.flat(2)), strokeEnds);
  });
  recognizer.free();
  return answers;
}

const [plain, shipped] = await Promise.all([load(PLAIN), load(SHIPPED, "lenet5.js")]);

test("it has the same names", () => assert.deepEqual(Object.keys(plain).sort(), Object.keys(shipped).sort()));

test("it has the same answers to the last bit", async () => {
  const drawings = await recorded();
  assert(drawings.length > 100);
  assert.deepEqual(predictions(plain, drawings), predictions(shipped, drawings));
});

test("it is another build: without vector instructions", () => {
  assert.deepEqual([plain.model().simd, shipped.model().simd], [false, true]);
});
