/** Other weights: the engine keeps them, they outlive the worker that used them, and bad weights change nothing. */

import assert from "node:assert/strict";
import { bare, digitOf, ready } from "./support/bare.js";
import { breakable, breakOnce } from "./support/fragile.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

const { load, Recognizer } = await import(new URL("../../pkg/index.js", import.meta.url).href);
const shipped = await load();

/** The shipped weights with the last layer biased towards one digit. */
function biased(digit) {
  const bytes = shipped.toSafetensors();
  const header = 8 + Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const { data_offsets: [start] } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, header)))["output.bias"];
  const view = new DataView(bytes.buffer, bytes.byteOffset + header + start);
  view.setFloat32(4 * digit, view.getFloat32(4 * digit, true) + 50, true);
  return bytes;
}

const BYTES = biased(8);
const otherwise = Recognizer.fromSafetensors(BYTES);

/** The answer of these weights, in this process, to an intercepted question. */
function here(recognizer, { points, strokeEnds }) {
  const { digit, probabilities } = recognizer.recognize(Float32Array.from(points), Uint32Array.from(strokeEnds));
  return { digit, probabilities: [...probabilities] };
}

const use = (page, bytes) =>
  page.$eval(
    "digit-pad",
    async (pad, bytes) => {
      try {
        await pad.useWeights(bytes && new Uint8Array(bytes));
        return null;
      } catch (error) {
        return { name: error.name, message: error.message };
      }
    },
    bytes && [...bytes],
  );

const heard = async (page) => {
  const { answer: { digit, probabilities }, kind, points, strokeEnds } = await answered(page);
  return { question: { kind, points, strokeEnds }, answer: { digit, probabilities } };
};

const whole = bare("<digit-pad></digit-pad>");

scene("weights survive a trap: the worker that takes over has them", breakable(whole), async ({ page }) => {
  const started = [];
  await ready(page);
  page.on("worker", (worker) => started.push(worker));
  const pad = page.locator("digit-pad");
  await draw(page, await recordedDigit(3), pad);
  const before = await heard(page);
  assert.deepEqual(before.answer, here(shipped, before.question));
  assert.equal(before.answer.digit, 3);

  assert.equal(await use(page, BYTES), null);
  const biased = await heard(page);
  assert.deepEqual(biased.question, before.question, "the drawing is asked about again");
  assert.deepEqual(biased.answer, here(otherwise, biased.question));
  assert.equal(await digitOf(page), 8);

  await breakOnce(page);
  await draw(page, [[[0, 0], [10, 2]]], pad);
  const after = await heard(page);
  assert.equal(started.length, 1, "expected one worker to have taken the place of the broken one");
  assert.equal(after.question.strokeEnds.length, before.question.strokeEnds.length + 1);
  assert.deepEqual(after.answer, here(otherwise, after.question));
  assert.deepEqual(await page.$eval("digit-pad", (pad) => [...pad.weights]), [...BYTES]);

  assert.equal(await use(page, null), null);
  const shippedAgain = await heard(page);
  assert.deepEqual(shippedAgain.answer, here(shipped, shippedAgain.question));
  assert.equal(await page.$eval("digit-pad", (pad) => pad.weights), null);
});

scene("after three traps in a row it stops, and starts again on request with the same weights", breakable(whole), async ({ page }) => {
  await ready(page);
  assert.equal(await use(page, BYTES), null);
  const started = [];
  page.on("worker", (worker) => started.push(worker));
  // The workers that replace it break at their first answer.
  page.breaks = 1;
  await breakOnce(page);
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  await page.waitForFunction(() => document.querySelector("digit-pad").state === "failed");
  const { prediction, error } = await page.$eval("digit-pad", ({ prediction, error }) => ({ prediction, error: error.message }));
  assert.deepEqual({ prediction, error }, { prediction: null, error: "broken on purpose" });
  assert.equal(started.length, 2);
  assert.equal((await use(page, null)).name, "Stopped");
  page.breaks = 0;
  await page.$eval("digit-pad", (pad) => pad.start());
  await ready(page);
  const { question, answer } = await heard(page);
  assert.deepEqual(answer, here(otherwise, question));
});

scene("bad weights are refused by name, and change nothing", whole, async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  const before = await heard(page);
  const cut = BYTES.subarray(0, 1000);
  const named = new Uint8Array(Buffer.from(Buffer.from(BYTES).toString("latin1").replace("f6.bias", "f7.bias"), "latin1"));
  for (const [bytes, name] of [[cut, "Safetensors"], [named, "MissingTensor"]]) {
    const refusal = await use(page, bytes);
    const native = (() => {
      try {
        Recognizer.fromSafetensors(bytes);
      } catch (error) {
        return { name: error.name, message: error.message };
      }
    })();
    assert.deepEqual(refusal, native);
    assert.equal(refusal.name, name);
  }
  assert.equal(await page.$eval("digit-pad", (pad) => pad.weights), null);
  await page.$eval("digit-pad", (pad) => pad.undo());
  await page.$eval("digit-pad", (pad) => pad.redo());
  assert.deepEqual((await heard(page)).answer, before.answer);
});
