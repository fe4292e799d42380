/** The layers below the pad: live while drawing, and the module's own numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Feed } from "../../www/page/layers/feed.js";
import { recordedDigit } from "./support/ink.js";
import { clear, draw, ontoPad } from "./support/pen.js";
import { scene, whole } from "./support/stage.js";
import { settled } from "./support/worker.js";

const { load } = await import(new URL("../../pkg/index.js", import.meta.url).href);
const recognizer = await load();

/** The red of each pixel of a sheet, which is lower where it is darker, and the sheet's width. */
const darkness = (page, index) =>
  page.locator("#layers canvas").nth(index).evaluate((canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    return { width, reds: Array.from({ length: width * height }, (_, i) => (data[4 * i + 3] ? data[4 * i] : null)) };
  });

scene("the layers show the module's activations of the drawing", {}, async ({ page }) => {
  await whole(page);
  assert.equal(await page.locator("#layers").isVisible(), false);
  await draw(page, await recordedDigit(5));
  const { answer } = await settled(page);
  await page.locator("#layers").waitFor();
  const all = recognizer.activations(answer.glyph);
  assert.deepEqual([...all.logits], [...recognizer.logits(answer.glyph)]);
  // C1's first map begins in the corner, one pixel per unit.
  const most = Math.max(...all.c1);
  await page.waitForFunction(() => document.querySelectorAll("#layers canvas").length === 8);
  const { width, reds } = await darkness(page, 1);
  const maps = reds.filter((red) => red !== null);
  const [paper, ink] = [Math.max(...maps), Math.min(...maps)];
  for (let unit = 0; unit < 28 * 28; unit += 1) {
    const shown = (paper - reds[Math.floor(unit / 28) * width + (unit % 28)]) / (paper - ink);
    assert(Math.abs(shown - all.c1[unit] / most) < 0.01, `unit ${unit}: ${shown}`);
  }
  await clear(page);
  await page.locator("#layers").waitFor({ state: "hidden" });
});

scene("the layers follow the pen, and ask one question at a time", {
  before: (page) =>
    page.addInitScript(() => {
      window.asked = { now: new Set(), most: 0, all: 0 };
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message, ...rest) {
        if (message.kind === "activations") {
          window.asked.all += 1;
          window.asked.now.add(message.id);
          window.asked.most = Math.max(window.asked.most, window.asked.now.size);
        }
        return postMessage.call(this, message, ...rest);
      };
      // This listener hears an answer before the page asks its next question.
      window.Worker = class extends Worker {
        constructor(...parameters) {
          super(...parameters);
          this.addEventListener("message", ({ data }) => window.asked.now.delete(data.id));
        }
      };
    }),
}, async ({ page }) => {
  await whole(page);
  const [stroke] = await ontoPad(page, await recordedDigit(8));
  await page.mouse.move(...stroke[0]);
  await page.mouse.down();
  const asked = await page.evaluateHandle(() => window.asked);
  const count = () => asked.evaluate(({ all }) => all);
  // If answers are slow, the pen keeps moving for a while.
  for (let rounds = 0; rounds === 0 || (rounds < 50 && (await count()) < 2); rounds += 1) {
    for (const point of stroke.slice(1)) await page.mouse.move(...point);
  }
  await page.locator("#layers").waitFor();
  assert((await count()) >= 2, `expected questions while the pen is down, found ${await count()}`);
  assert.equal(await asked.evaluate(({ most }) => most), 1);
  await page.mouse.up();
});

test("what was asked about ink that was cleared meanwhile is not shown beside other ink", async () => {
  const told = [];
  const answers = [];
  const pad = { ask: (_, { glyph }) => new Promise((resolve) => answers.push(() => resolve(glyph))) };
  const feed = new Feed(pad, (seen) => told.push(seen?.activations ?? null));
  feed.follow({ state: "sure", glyph: "before" });
  feed.follow(null);
  feed.follow({ state: "sure", glyph: "after" });
  for (let i = 0; i < 2; i += 1) {
    answers[i]();
    await new Promise(setImmediate);
  }
  assert.deepEqual(told, [null, "after"]);
});

scene("the layers have their colours also when their style comes late", {
  before: (page) =>
    page.route("**/later.css", async (route) => {
      await page.drawn;
      await route.continue();
    }),
}, async ({ page }) => {
  let drawn;
  page.drawn = new Promise((resolve) => (drawn = resolve));
  await draw(page, await recordedDigit(5));
  await page.waitForSelector('#answer[data-digit="5"]');
  drawn();
  await page.locator("#layers canvas").first().waitFor();
  const { reds } = await darkness(page, 0);
  assert(Math.max(...reds) - Math.min(...reds) > 100, "ink can be told from paper");
});
