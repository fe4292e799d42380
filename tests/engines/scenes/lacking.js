/** Each of today's engines, without what the oldest engines lack. */

import assert from "node:assert/strict";
import { ready } from "../../page/support/bare.js";
import { slowly } from "../../page/support/older.js";
import { settled } from "../../page/support/worker.js";

const SEVEN = [[[10, 10], [60, 10], [30, 90]]];

export function lacking(scene) {
  scene("without offscreen canvases and small viewport units the page reads", { older: true }, async ({ page }) => {
    assert.equal(await page.evaluate(() => typeof OffscreenCanvas + typeof AbortSignal.any), "undefinedundefined");
    await slowly(page, SEVEN);
    assert.equal((await settled(page)).answer.digit, 7);
  });

  scene("without controls of its own kind a form has an input in the pad's place", { older: true, body: '<form><digit-pad name="a" required></digit-pad></form>' }, async ({ page }) => {
    await ready(page);
    const told = () => page.evaluate(() => [document.forms[0].checkValidity(), new FormData(document.forms[0]).get("a")]);
    assert.deepEqual(await told(), [false, ""]);
    await slowly(page, SEVEN, page.locator("digit-pad"));
    await page.waitForFunction(() => document.querySelector("digit-pad").value === "7");
    assert.deepEqual(await told(), [true, "7"]);
    await page.evaluate(() => document.forms[0].reset());
    assert.deepEqual(await told(), [false, ""]);
  });
}
