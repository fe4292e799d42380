/** Without a server, after one visit. */

import assert from "node:assert/strict";
import { recordedDigit } from "../../page/support/ink.js";
import { draw } from "../../page/support/pen.js";

export function offline(scene) {
  scene("the page loads again and reads without its server", { own: true }, async ({ page, site, open }) => {
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await site.stop();
    await open();
    await draw(page, await recordedDigit(7));
    await page.waitForFunction(() => document.querySelector("#answer").textContent === "7");
  });
}
