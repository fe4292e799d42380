/** Motion on the page: the inside opens in a short transition, and a pulse runs through the layers; not with reduced motion. */

import assert from "node:assert/strict";
import { opened } from "./support/inside.js";
import { scene, whole } from "./support/stage.js";

/** Records transitions and the delays of animations, from before the page's scripts run. */
const watch = (page) =>
  page.addInitScript(() => {
    window.moved = { transitions: 0, delays: [] };
    const { startViewTransition } = Document.prototype;
    if (startViewTransition) {
      Document.prototype.startViewTransition = function (change) {
        window.moved.transitions += 1;
        return startViewTransition.call(this, change);
      };
    }
    const { animate } = Element.prototype;
    Element.prototype.animate = function (frames, options) {
      if (this.closest("#layers")) window.moved.delays.push(options.delay);
      return animate.call(this, frames, options);
    };
  });

scene("the inside opens and closes in a transition, and each layer pulses after the one before", { reducedMotion: "no-preference", before: watch }, async ({ page }) => {
  await whole(page);
  await opened(page, 7);
  assert.equal(await page.evaluate(() => window.moved.transitions), 1);
  const delays = await page.evaluate(() => window.moved.delays.slice(0, 8));
  assert.deepEqual(delays, [0, 80, 160, 240, 320, 400, 480, 560]);
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator(".look").waitFor({ state: "hidden" });
  await page.waitForFunction(() => window.moved.transitions === 2);
  await page.waitForFunction(() => document.activeElement.id === "inside");
});

scene("nothing moves for those who asked for less motion", { before: watch }, async ({ page }) => {
  await opened(page, 7);
  assert.deepEqual(await page.evaluate(() => window.moved), { transitions: 0, delays: [] });
});

scene("without view transitions the inside opens at once", {
  reducedMotion: "no-preference",
  before: (page) => page.addInitScript(() => delete Document.prototype.startViewTransition),
}, async ({ page }) => {
  await opened(page, 7);
  assert(await page.locator(".look").isVisible());
});
