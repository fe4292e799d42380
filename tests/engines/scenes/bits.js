/** In each engine, the modules compute what the native program computes, to the last bit. */

import assert from "node:assert/strict";
import { flattened, predictNatively, readNumbersNatively, recorded } from "../../page/support/ink.js";
import { recordedNumbers } from "../../page/support/numbers.js";
import { hashOf, TAUGHT } from "../../page/support/taught.js";

const strokesOf = (drawings) => drawings.map(({ strokes }) => strokes);
const [digits, numbers] = [strokesOf(await recorded()), strokesOf(await recordedNumbers())];

/** The native program prints the shortest decimals that denote its 32-bit floats. */
const answer = ({ digit, state, probabilities }) => ({ digit, state, probabilities: probabilities.map(Math.fround) });
const NATIVE = {
  digits: (await predictNatively(digits)).map(answer),
  numbers: (await readNumbersNatively(numbers)).map(({ number, state, digits }) => ({ number, state, digits: digits.map(answer) })),
};

/** Runs in the page: answers by a given build of the modules, or by the one that `load` picks for the engine. */
async function read({ digits, numbers, build }) {
  const folder = new URL("pkg/", location.href);
  const { load, model } = await import(new URL("index.js", folder).href);
  const compiled = async (name) => WebAssembly.compile(await (await fetch(new URL(`${name}${build}`, folder))).arrayBuffer());
  const recognizer = await load(build === null ? {} : { module: await compiled("lenet5"), numberModule: await compiled("lenet5_number") });
  const answer = ({ digit, state, probabilities }) => ({ digit, state, probabilities: [...probabilities] });
  return {
    simd: model().simd,
    digits: digits.map(({ points, strokeEnds }) => answer(recognizer.recognize(points, strokeEnds))),
    numbers: numbers.map(({ points, strokeEnds }) => {
      const { text, state, digits } = recognizer.recognizeNumber(points, strokeEnds);
      return { number: text, state, digits: digits.map(answer) };
    }),
  };
}

export function bits(scene) {
  for (const [build, simd] of [[null, true], ["_bg_nosimd.wasm", false]]) {
    scene(`recorded digits and numbers, ${simd ? "by the build that the engine is given" : "without vector instructions"}`, { body: "" }, async ({ page }) => {
      assert(digits.length >= 100 && numbers.length >= 50, `expected recorded ink, found ${digits.length} digits and ${numbers.length} numbers`);
      const found = await page.evaluate(read, { digits: digits.map(flattened), numbers: numbers.map(flattened), build });
      assert.deepEqual(found, { simd, ...NATIVE });
    });
  }

  scene("what is learnt", { body: "" }, async ({ page }) => {
    const weights = await page.evaluate(async ({ samples, brief }) => {
      const { teach } = await import(new URL("pkg/teach.js", location.href).href);
      return [...(await teach(samples, brief)).weights];
    }, TAUGHT);
    assert.equal(hashOf(weights), TAUGHT.hash);
  });
}
