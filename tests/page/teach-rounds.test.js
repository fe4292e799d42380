/** Rounds of teaching beside the pad: given up before they begin, ended by their progress, and from weights in any buffer. */

import assert from "node:assert/strict";
import { ready } from "./support/bare.js";
import { BRIEF, SAMPLES, teach, whole } from "./support/rounds.js";
import { scene } from "./support/stage.js";

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
