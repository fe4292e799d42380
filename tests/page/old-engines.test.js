/** Page and module use nothing that the oldest supported engines lack: here all that is newer has been taken away. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { recordedDigit } from "./support/ink.js";
import { clear, ontoPad } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { ODD_FOUR, said, say } from "./support/teaching.js";
import { answered } from "./support/worker.js";

/** Runs in page and workers before their own scripts: takes away what one of the oldest engines does not have. */
function older() {
  const lacking = {
    "": "OffscreenCanvas OffscreenCanvasRenderingContext2D DecompressionStream CompressionStream Iterator URLPattern scheduler requestIdleCallback PressureObserver",
    AbortSignal: "any timeout",
    "AbortSignal.prototype": "throwIfAborted",
    Array: "fromAsync",
    "Array.prototype": "toReversed toSorted toSpliced with group",
    "ArrayBuffer.prototype": "transfer transferToFixedLength resize resizable detached maxByteLength",
    "Blob.prototype": "bytes",
    "Element.prototype": "checkVisibility setHTMLUnsafe",
    "HTMLElement.prototype": "showPopover hidePopover togglePopover",
    "Document.prototype": "startViewTransition",
    Map: "groupBy",
    Object: "groupBy",
    "Object.getPrototypeOf(Object.getPrototypeOf([].values()))": "map filter take drop flatMap reduce toArray forEach some every find",
    "PointerEvent.prototype": "getCoalescedEvents getPredictedEvents",
    Promise: "withResolvers try",
    "Response.prototype": "bytes",
    "Set.prototype": "union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom",
    "String.prototype": "isWellFormed toWellFormed",
    Symbol: "dispose asyncDispose",
    URL: "canParse parse",
  };
  const find = (path) =>
    path.startsWith("Object.get") ? Object.getPrototypeOf(Object.getPrototypeOf([].values())) : path.split(".").reduce((at, name) => at?.[name], self);
  for (const [path, names] of Object.entries(lacking)) {
    const owner = path === "" ? self : find(path);
    for (const name of names.split(" ")) if (owner) Reflect.deleteProperty(owner, name);
  }
  // Raw moves are Chromium's alone.
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type !== "pointerrawupdate") addEventListener.call(this, type, ...rest);
  };
}

const old = {
  before: async (page) => {
    await page.addInitScript(older);
    await page.route("**/*worker.js", async (route) => {
      const { pathname } = new URL(route.request().url());
      const text = await readFile(new URL(`../../dist/${pathname.replace(/^\//, "")}`, import.meta.url), "utf8");
      await route.fulfill({ contentType: "text/javascript", body: `(${older})();${text}` });
    });
  },
};

/** Draws as slowly as a hand: without merged events each frame tells of one position. */
async function slowly(page, strokes) {
  for (const [first, ...rest] of await ontoPad(page, strokes)) {
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) {
      await page.mouse.move(...point);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.up();
  }
  return (await answered(page)).answer.digit;
}

scene("an engine that has nothing newer than promised: it draws, reads a picture, and learns", old, async ({ page, context }) => {
  assert.equal(await page.evaluate(() => typeof OffscreenCanvas + typeof AbortSignal.any), "undefinedundefined");
  assert.equal(await slowly(page, await recordedDigit(3)), 3);
  await clear(page);
  await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(7), ["#f4f1e8", "#1c2333"]));
  await page.waitForFunction(() => document.querySelector("#answer").dataset.digit === "7");
  await clear(page);

  assert.notEqual(await slowly(page, ODD_FOUR), 4);
  await say(page, "4");
  await said(page);
  await clear(page);
  assert.equal(await slowly(page, ODD_FOUR), 4);
});
