/** Teaching beside the pad: in a worker of its own, fetched on demand, and nothing is lost when it breaks. */

import assert from "node:assert/strict";
import { bare, digitOf, ready } from "./support/bare.js";
import { breakable } from "./support/fragile.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const { teach: here } = await import(new URL("../../pkg/teach.js", import.meta.url).href);

/** A hand whose 4 is a triangle; this triangle is its only sample. */
const TRIANGLE = [[10, 90], [50, 10], [90, 90], [10, 90]];
const SAMPLES = [{ points: TRIANGLE.flat(), strokeEnds: [4], label: 4 }];
const BRIEF = { seed: 3, settings: { steps: 12 } };

const whole = bare("<digit-pad></digit-pad>");

/** Teaches on the page; `abortAt` and `breakAt` are steps. Weights are returned as a list. */
const teach = (page, samples, { abortAt, breakAt, ...options } = {}) =>
  page.evaluate(
    async ({ samples, options, abortAt, breakAt }) => {
      const { teach } = await import(new URL("digit-pad/teach.js", location.href).href);
      const control = new AbortController();
      const reported = [];
      const progress = ({ step }) => {
        reported.push(step);
        if (step === abortAt) control.abort();
        if (step === breakAt) new BroadcastChannel("break").postMessage("break");
      };
      const weights = options.weights && new Uint8Array(options.weights);
      try {
        const taught = await teach(samples, { ...options, weights, progress, signal: control.signal });
        return { ...taught, weights: [...taught.weights], reported };
      } catch ({ name, message }) {
        return { name, message, reported };
      }
    },
    { samples, options, abortAt, breakAt },
  );

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

scene("whoever gives up a round that has not begun does not wait for the rounds before", whole, async ({ page }) => {
  await ready(page);
  const expected = await teach(page, SAMPLES, BRIEF);
  const order = await page.evaluate(
    async ({ samples, brief }) => {
      const { teach } = await import(new URL("digit-pad/teach.js", location.href).href);
      const [long, waiting] = [new AbortController(), new AbortController()];
      const order = [];
      const round = (name, options) =>
        teach(samples, options).then(
          ({ weights }) => order.push([name, [...weights]]),
          (error) => order.push([name, error.name]),
        );
      const rounds = [
        round("long", { settings: { steps: 100_000 }, signal: long.signal }),
        round("waiting", { signal: waiting.signal }),
        round("aborted", { signal: AbortSignal.abort() }),
        round("wrong", { weights: "weights" }),
        round("last", brief),
      ];
      waiting.abort();
      await Promise.all(rounds.slice(1, 4));
      long.abort();
      await Promise.all(rounds);
      return order;
    },
    { samples: SAMPLES, brief: BRIEF },
  );
  assert.deepEqual(new Map(order.slice(0, 3)), new Map([["waiting", "AbortError"], ["aborted", "AbortError"], ["wrong", "TypeError"]]));
  assert.deepEqual(order.slice(3), [["long", "AbortError"], ["last", expected.weights]]);
  const refused = await page.evaluate(async () => {
    const { teach } = await import(new URL("digit-pad/teach.js", location.href).href);
    return teach(5).catch(({ name }) => name);
  });
  assert.equal(refused, "TypeError");
});

scene("a round whose progress cannot be reported ends with that error", whole, async ({ page }) => {
  await ready(page);
  const expected = await teach(page, SAMPLES, BRIEF);
  const told = await page.evaluate(async (samples) => {
    const { teach } = await import(new URL("digit-pad/teach.js", location.href).href);
    let calls = 0;
    const progress = () => {
      calls += 1;
      throw new Error("no report");
    };
    const { message } = await teach(samples, { settings: { steps: 100_000 }, progress }).catch((error) => error);
    return [message, calls];
  }, SAMPLES);
  assert.deepEqual(told, ["no report", 1]);
  assert.deepEqual((await teach(page, SAMPLES, BRIEF)).weights, expected.weights, "the worker is free for the next round");
});

scene("weights may come in any kind of buffer", whole, async ({ page }) => {
  await ready(page);
  const [sizes, refusal, weights] = await page.evaluate(async (samples) => {
    const { shippedWeights, teach } = await import(new URL("digit-pad/teach.js", location.href).href);
    const pad = document.querySelector("digit-pad");
    const bytes = await shippedWeights();
    const buffer = new Uint8Array([0, 0, 0, ...bytes, 0]).buffer;
    const sizes = [];
    for (const given of [bytes, bytes.slice().buffer, new DataView(buffer, 3, bytes.length), [...bytes]]) {
      await pad.useWeights(given);
      sizes.push(pad.weights.length - bytes.length);
    }
    const refusal = await pad.useWeights(new ArrayBuffer(9)).catch(({ name }) => name);
    const [plain, base] = await Promise.all([null, bytes.slice().buffer].map((weights) => teach(samples, { weights, settings: { steps: 2 } })));
    return [sizes, refusal, [plain, base].map(({ weights }) => [...weights])];
  }, SAMPLES);
  assert.deepEqual([sizes, refusal], [[0, 0, 0, 0], "Safetensors"]);
  assert.deepEqual(weights[1], weights[0]);
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
