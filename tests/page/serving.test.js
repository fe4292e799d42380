/** The page works wherever and however it is served, and afterwards without a server. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { clear, draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

async function answersDrawing(page) {
  await clear(page);
  await draw(page, await recordedDigit(8));
  const { answer } = await answered(page);
  assert.equal(answer.probabilities.length, 10);
  assert.equal((await page.textContent("#answer")).trim(), String(answer.digit));
}

scene("below a path", { server: { prefix: "/some/where/" } }, ({ page }) => answersDrawing(page));

const untyped = { server: { types: { ".wasm": "application/octet-stream" } } };
scene("by a server that does not know wasm's media type", untyped, ({ page }) => answersDrawing(page));

for (const prefix of ["/", "/some/where/"]) {
  scene(`offline after the first visit, at ${prefix}`, { server: { prefix } }, async ({ page, context, server }) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.stop();
    await context.setOffline(true);
    await answersDrawing(page);
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    await answersDrawing(page);
  });
}

/** The page has its first service worker as the controller before it hears that this was installed, as in WebKit under load. */
const early = {
  before: (page) =>
    page.addInitScript(() => {
      const { prototype } = ServiceWorkerContainer;
      const { register } = prototype;
      let first = null;
      Object.defineProperty(prototype, "controller", { configurable: true, get: () => first });
      prototype.register = async function (...given) {
        const registration = await register.apply(this, given);
        first = registration.installing ?? registration.waiting ?? registration.active;
        first.addEventListener("statechange", () => first.state === "activated" && document.documentElement.setAttribute("data-served", ""));
        return registration;
      };
    }),
};
scene("the first service worker is no new version", early, async ({ page }) => {
  await page.waitForSelector("html[data-served]", { state: "attached" });
  assert.equal((await page.textContent("#notices")).trim(), "");
});
