/** Every engine gets only the build of the module that it can run, and both builds give the same answers. */

import assert from "node:assert/strict";
import { predictNatively, recordedDigit, strokesOf } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

/** Records the modules that the page itself requests, before the service worker does. */
const overhearModules = async (page) => {
  page.modules = [];
  page.on("request", (request) => {
    if (request.url().endsWith(".wasm")) page.modules.push(fileName(request.url()));
  });
};
const fileName = (url) => url.split("/").at(-1);

const ENGINES = [{ name: "with vector instructions", flags: [], build: "_bg.wasm" }];
// V8 has no SIMD if it believes that the processor lacks SSE 4.1; other architectures have no such switch.
if (process.arch === "x64") {
  const flags = ["--js-flags=--no-enable-sse4-1"];
  ENGINES.push({ name: "without vector instructions", flags, build: "_bg_nosimd.wasm" });
}

for (const { name, flags, build } of ENGINES) {
  scene(`an engine ${name}`, { server: {}, flags, before: overhearModules }, async ({ page, context, server }) => {
    await draw(page, await recordedDigit(2));
    const { answer, ...question } = await answered(page);
    const [native] = await predictNatively([strokesOf(question)]);
    assert.deepEqual(answer.probabilities, native.probabilities.map(Math.fround));
    const modules = ["lenet5", "lenet5_number"].map((name) => name + build);
    await page.waitForFunction(() => document.querySelector("#pad").number);
    assert.deepEqual(page.modules, modules);

    await page.evaluate(() => navigator.serviceWorker.ready);
    const kept = await page.evaluate(async () => {
      const requests = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()));
      return requests.flat().map(({ url }) => url);
    });
    assert.deepEqual(kept.map(fileName).filter((name) => name.endsWith(".wasm")).sort(), modules);
    await server.stop();
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector("html[data-ready]");
  });
}
