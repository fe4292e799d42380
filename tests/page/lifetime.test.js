/** A pad that leaves the document leaves nothing behind. */

import assert from "node:assert/strict";
import { bare, digitOf, inkOf, ready } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { until } from "./support/until.js";

const workers = (page, expected) => until(() => page.workers().length, expected);

scene("removed and put back, it has its ink and its answer", bare("<main><digit-pad></digit-pad></main>"), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(5), page.locator("digit-pad"));
  assert.equal(await digitOf(page), 5);
  const ink = await inkOf(page);
  await page.evaluate(() => {
    window.pad = document.querySelector("digit-pad");
    window.pad.remove();
  });
  await workers(page, 0);
  await page.evaluate(() => document.body.prepend(window.pad));
  await ready(page);
  await workers(page, 1);
  assert.equal(await digitOf(page), 5);
  assert.deepEqual(await inkOf(page), ink);
  await page.$eval("digit-pad", (pad) => pad.undo());
  assert.equal((await inkOf(page)).length, ink.length - 1);
  await draw(page, await recordedDigit(5), page.locator("digit-pad"));
  assert((await inkOf(page)).length > 0);
});

scene("outside the document it keeps its value, until its drawing changes", bare('<form><digit-pad name="a"></digit-pad></form>'), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(5), page.locator("digit-pad"));
  await page.waitForFunction(() => document.querySelector("digit-pad").value === "5");
  const after = (act) => page.evaluate(new Function("act", `const pad = (window.pad ??= document.querySelector("digit-pad")); ${act}; return [pad.value, pad.reading];`));
  assert.deepEqual(await after("pad.remove()"), ["5", false]);
  assert.deepEqual(await after("pad.ink = [...pad.ink, pad.ink[0]]"), ["", true]);
  assert.deepEqual(await after("pad.clear()"), ["", false]);
  assert.deepEqual(await after("pad.undo(); pad.undo()"), ["", true]);
  assert.deepEqual(await after("document.body.append(pad)"), ["", true]);
  await page.waitForFunction(() => window.pad.value === "5" && !window.pad.reading);
  // Other weights may be in use by the time it is back, so it asks again.
  const asked = await page.evaluate(async () => {
    window.pad.remove();
    document.body.append(window.pad);
    return [window.pad.value, await new Promise((resolve) => window.pad.addEventListener("prediction", () => resolve(window.pad.value), { once: true }))];
  });
  assert.deepEqual(asked, ["5", "5"]);
});

scene("moved in the document, it continues with the same worker", bare("<main><digit-pad></digit-pad></main><footer></footer>"), async ({ page }) => {
  await ready(page);
  const started = [];
  page.on("worker", (worker) => started.push(worker));
  const strokes = await recordedDigit(9);
  const drawn = (n) => page.waitForFunction((n) => document.querySelector("digit-pad").ink.length === n, n);
  await draw(page, strokes, page.locator("digit-pad"));
  await drawn(strokes.length);
  await page.evaluate(() => document.querySelector("footer").append(document.querySelector("digit-pad")));
  await ready(page);
  await draw(page, [[[0, 0], [1, 1]]], page.locator("digit-pad"));
  await drawn(strokes.length + 1);
  await page.$eval("digit-pad", (pad) => pad.undo());
  await page.waitForFunction(() => document.querySelector("digit-pad").prediction?.digit === 9);
  assert.deepEqual(started, []);
});

scene("removed while the pen is down, it keeps the stroke", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  const { x, y } = await page.locator("digit-pad").boundingBox();
  await page.mouse.move(x + 50, y + 50);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 90);
  const { drawing, strokes } = await page.evaluate(() => {
    const pad = document.querySelector("digit-pad");
    pad.remove();
    document.body.append(pad);
    return { drawing: pad.drawing, strokes: pad.ink.length };
  });
  await page.mouse.move(x + 120, y + 50);
  await page.mouse.up();
  assert.deepEqual({ drawing, strokes }, { drawing: false, strokes: 1 });
  assert.equal((await inkOf(page)).length, 1);
});

scene("after a hundred rounds nothing is left", bare("<form><digit-pad></digit-pad></form>"), async ({ page, context }) => {
  await ready(page);
  await page.evaluate(() => document.querySelector("digit-pad").remove());
  await workers(page, 0);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const counts = async () => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize") };
  };
  const rounds = (n) =>
    page.evaluate(async (n) => {
      for (let i = 0; i < n; i += 1) {
        const pad = document.createElement("digit-pad");
        pad.name = "digit";
        document.querySelector("form").append(pad);
        const answered = new Promise((resolve) => pad.addEventListener("prediction", resolve, { once: true }));
        pad.ink = [{ points: [1, 1, 1, 9, 9, 1], frame: 10 }];
        await new Promise(requestAnimationFrame);
        if (i % 10 === 0) await answered;
        pad.remove();
      }
    }, n);
  // During the first rounds the engine still compiles.
  await rounds(5);
  await workers(page, 0);
  const before = await counts();
  await rounds(100);
  await workers(page, 0);
  const after = await counts();
  assert(after.listeners <= before.listeners, `${after.listeners} listeners, ${before.listeners} before`);
  // 3 kB per pad: a pad that is left behind would take more.
  assert(after.heap <= before.heap + 300_000, `${after.heap} bytes, ${before.heap} before`);
  // One pad is three dozen nodes.
  assert(after.nodes <= before.nodes + 36, `${after.nodes} nodes, ${before.nodes} before`);
});
