/** "Watch it learn": a network learns from random weights beside the pad, on generated digits. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { recordedDigit } from "./support/ink.js";
import { ONLINE } from "./support/online.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { figure, open, press, reach } from "./support/train.js";
import { until } from "./support/until.js";
import { settled } from "./support/worker.js";

scene("generated digits are learned while the pad answers, and what is misread can be seen", {}, async ({ page }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await draw(page, await recordedDigit(5));
  await settled(page);
  assert.deepEqual(loaded.filter((path) => /train|teach/.test(path)), [], "the first visit asks for nothing of it");

  await open(page);
  assert.equal(await page.getAttribute("#watch", "aria-expanded"), "true");
  await press(page, "Start");
  const early = await page.waitForFunction(() => Number.parseFloat(document.querySelector("#train .loss").textContent) || null);
  const loss = Number(await early.jsonValue());
  await page.click("#clear");
  await page.locator("#pad").scrollIntoViewIfNeeded();
  await draw(page, await recordedDigit(3));
  const { answer } = await settled(page);
  assert.equal(answer.digit, 3, "the pad's network stays as it is");
  await reach(page, 90);
  assert((await figure(page, "loss")) < loss / 2, "the loss falls");
  assert.match(await page.getAttribute("#train .right-chart", "aria-label"), /^So far: 9\d\.\d% of 1,000 test digits are read right after/);

  await press(page, "Pause");
  await page.waitForFunction(() => /^Paused: /.test(document.querySelector("#train .words").textContent));
  const images = await figure(page, "images");
  await wait(500);
  assert.equal(await figure(page, "images"), images, "nothing is learned in a pause");

  const cells = page.locator("#train td button:enabled");
  const counted = Number(await cells.first().innerText());
  const [, truth, guess] = /(\d) read as (\d)/.exec(await cells.first().getAttribute("aria-label"));
  await cells.first().click();
  await page.locator("#train .misread li").first().waitFor();
  assert.equal(await page.locator("#train .misread li").count(), counted);
  assert.equal(await page.locator("#train h4").innerText(), `${truth} read as ${guess}`);
  await page.keyboard.press("ArrowRight");
  assert.match(await page.evaluate(() => document.activeElement.ariaLabel), /^\d read as \d: /);
  assert.equal(await page.locator("#train td button[tabindex='0']").count(), 1, "Tab reaches one cell");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#train .misread li").count(), 0);
  assert.equal(await page.locator("#answer").innerText(), "3", "and the drawing stays");

  await press(page, "Go on");
  await page.waitForFunction((before) => Number(document.querySelector("#train .images").textContent.replaceAll(",", "")) > before, images);
  await press(page, "Stop");
  await page.waitForFunction(() => /^Stopped: /.test(document.querySelector("#train .words").textContent));
  assert(await page.locator("#train .stop").isDisabled());
  const last = await figure(page, "images");
  await press(page, "Start again");
  await page.waitForFunction((last) => Number(document.querySelector("#train .images").textContent.replaceAll(",", "")) < last, last);

  assert.equal(page.workers().length, 2);
  await press(page, "Close");
  await page.waitForFunction(() => !document.querySelector("#train"));
  // Closing ends its worker.
  await until(() => page.workers().length, 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), "watch");
  await open(page);
  assert.equal(await page.locator("#train .go").innerText(), "Start", "and it can be opened anew");
});

scene("learning rate and batch size hold from the next step", {}, async ({ page }) => {
  await open(page);
  const slider = (name) => page.getByRole("slider", { name });
  await slider("Batch size").fill("8");
  assert.equal(await slider("Batch size").getAttribute("aria-valuetext"), "256");
  await press(page, "Start");
  await page.waitForFunction(() => document.querySelector("#train .images").textContent !== "0");
  assert.equal((await figure(page, "images")) % 256, 0);
  await slider("Learning rate").fill("0");
  await slider("Batch size").fill("0");
  await page.waitForFunction(() => Number(document.querySelector("#train .images").textContent.replaceAll(",", "")) % 256 !== 0);
});

scene("steps that are too large are noticed", {}, async ({ page }) => {
  await open(page);
  await page.getByRole("slider", { name: "Learning rate" }).fill("8");
  await page.getByRole("slider", { name: "Batch size" }).fill("2");
  await press(page, "Start");
  await page.waitForFunction(() => /Start again with a lower learning rate/.test(document.querySelector("#train .words").textContent));
});

/** Runs in the worker before its own script: the module breaks at a step of training. */
function breaking() {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Instance(module, imports);
      const broken = () => {
        throw new WebAssembly.RuntimeError("broken on purpose");
      };
      this.exports = { ...exports, trainer_step: broken };
    }
  };
}

scene("a module that breaks ends the training, and the page goes on", ONLINE, async ({ page }) => {
  const script = await readFile(new URL("../../dist/page/train/worker.js", import.meta.url), "utf8");
  await page.route("**/train/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: `(${breaking})();${script}` }));
  await open(page);
  await press(page, "Start");
  await page.waitForFunction(() => document.querySelector("#train .words").textContent === "Training has ended: broken on purpose.");
  await page.locator("#pad").scrollIntoViewIfNeeded();
  await draw(page, await recordedDigit(2));
  assert.equal((await settled(page)).answer.digit, 2);
  await page.unroute("**/train/worker.js");
  await press(page, "Start again");
  await page.waitForFunction(() => document.querySelector("#train .images").textContent !== "0");
});

scene("a panel that cannot be loaded is said", ONLINE, async ({ page }) => {
  await page.route("**/train/view.js", (route) => route.fulfill({ contentType: "text/javascript", body: 'throw new Error("half a file")' }));
  await page.click("#watch");
  await page.waitForSelector("[role=alert]");
  assert.match(await page.locator("#notices").innerText(), /The training could not be loaded: half a file/);
});
