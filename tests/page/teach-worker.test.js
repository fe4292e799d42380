/** Teaching beside the pad: in a worker of its own, fetched on demand, and nothing is lost when it breaks. */

import assert from "node:assert/strict";
import { digitOf, ready } from "./support/bare.js";
import { breakable } from "./support/fragile.js";
import { draw } from "./support/pen.js";
import { BRIEF, SAMPLES, teach, TRIANGLE, whole } from "./support/rounds.js";
import { scene } from "./support/stage.js";

const { teach: here } = await import(new URL("../../pkg/teach.js", import.meta.url).href);

const use = (page, weights) => page.$eval("digit-pad", (pad, weights) => pad.useWeights(new Uint8Array(weights)), weights);
const modules = (page) => {
  const fetched = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && fetched.push(request.url().split("/").at(-1)));
  return fetched;
};

scene("a correction: taught beside the pad, and read by it", whole, async ({ page }) => {
  await ready(page);
  const fetched = modules(page);
  await draw(page, [TRIANGLE], page.locator("digit-pad"));
  assert.notEqual(await digitOf(page), 4);
  assert.deepEqual(fetched, []);
  const taught = await teach(page, SAMPLES);
  assert.deepEqual(fetched, ["lenet5_teach_bg.wasm"]);
  assert.deepEqual(taught.reported, Array.from({ length: 200 }, (_, i) => i + 1));
  assert.deepEqual([taught.before.right, taught.after.right], [0, 1]);
  const { weights, ...told } = await here(SAMPLES);
  assert.deepEqual(taught.weights, [...weights], "the same bits as in Node");
  assert.deepEqual(told, (({ reported, weights, ...told }) => told)(taught));
  await use(page, taught.weights);
  await page.waitForFunction(() => document.querySelector("digit-pad").prediction?.digit === 4);

  const next = await teach(page, SAMPLES, { ...BRIEF, weights: taught.weights });
  assert.deepEqual(next.weights, [...(await here(SAMPLES, { ...BRIEF, weights })).weights], "a round may start from other weights");
  assert.deepEqual(fetched, ["lenet5_teach_bg.wasm"]);
});

scene("a round can be given up, and the pad answers while it learns", whole, async ({ page }) => {
  await ready(page);
  const expected = await teach(page, SAMPLES, BRIEF);
  const cancelled = await teach(page, SAMPLES, { settings: { steps: 100_000 }, abortAt: 20 });
  assert.equal(cancelled.name, "AbortError");
  assert(cancelled.reported.length < 1000, "it stopped soon after");
  const long = teach(page, SAMPLES, { settings: { steps: 100_000 }, abortAt: 150 });
  await draw(page, [TRIANGLE], page.locator("digit-pad"));
  assert(Number.isInteger(await digitOf(page)));
  assert.equal((await long).name, "AbortError");
  assert.deepEqual((await teach(page, SAMPLES, BRIEF)).weights, expected.weights);
});

scene("a trap in the middle of a round is told by name; what was learned before stays", breakable(whole, "digit-pad/teach-worker.js", ["teacher_step"]), async ({ page }) => {
  await ready(page);
  const first = await teach(page, SAMPLES);
  await use(page, first.weights);
  await draw(page, [TRIANGLE], page.locator("digit-pad"));
  await page.waitForFunction(() => document.querySelector("digit-pad").prediction?.digit === 4);
  const broken = await teach(page, SAMPLES, { settings: { steps: 100_000 }, breakAt: 10 });
  assert.deepEqual([broken.name, broken.message], ["RuntimeError", "broken on purpose"]);
  assert.deepEqual(await page.$eval("digit-pad", (pad) => [...pad.weights]), first.weights);
  assert.equal(await digitOf(page), 4);
  const again = await teach(page, SAMPLES);
  assert.deepEqual(again.weights, first.weights, "the next round starts anew, with the same samples");
});

scene("refusals come by name, and the next round is as if nothing had been", whole, async ({ page }) => {
  await ready(page);
  const expected = await teach(page, SAMPLES, BRIEF);
  const refusals = [
    [await teach(page, [{ ...SAMPLES[0], label: 11 }]), "Label"],
    [await teach(page, SAMPLES, { settings: { steps: 0 } }), "TeachSettings"],
    [await teach(page, SAMPLES, { weights: [1, 2, 3] }), "Safetensors"],
  ];
  for (const [{ name }, expected] of refusals) assert.equal(name, expected);
  assert.deepEqual((await teach(page, SAMPLES, BRIEF)).weights, expected.weights);
});

scene("the page fetches nothing of it by itself", {}, async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => navigator.serviceWorker.ready);
  assert.deepEqual(fetched.filter((url) => /teach.*wasm/.test(url)), []);
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  assert.deepEqual(kept.filter((url) => /teach.*wasm/.test(url)), []);
});

scene("once used it works offline", { server: {} }, async ({ page, context, server }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const expected = await teach(page, SAMPLES, BRIEF);
  await server.stop();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.deepEqual((await teach(page, SAMPLES, BRIEF)).weights, expected.weights);
});
