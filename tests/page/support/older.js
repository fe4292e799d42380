/** The oldest supported engines, emulated by the newest. */

import { ontoPad } from "./pen.js";

/** Runs in page and workers before their own scripts: removes what at least one of the oldest engines lacks. */
export function older() {
  const lacking = {
    "": "ElementInternals OffscreenCanvas OffscreenCanvasRenderingContext2D DecompressionStream CompressionStream Iterator URLPattern scheduler requestIdleCallback PressureObserver",
    AbortSignal: "any timeout",
    Array: "fromAsync",
    "Array.prototype": "toReversed toSorted toSpliced with group",
    "ArrayBuffer.prototype": "transfer transferToFixedLength resize resizable detached maxByteLength",
    "Blob.prototype": "bytes",
    "Element.prototype": "checkVisibility setHTMLUnsafe",
    "HTMLElement.prototype": "attachInternals showPopover hidePopover togglePopover",
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
  // Only Chromium has raw moves.
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type !== "pointerrawupdate") addEventListener.call(this, type, ...rest);
  };
}

/** Draws as slowly as a hand: without coalesced events, each frame reports one position. */
export async function slowly(page, strokes, locator) {
  for (const [first, ...rest] of await ontoPad(page, strokes, locator)) {
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest) {
      await page.mouse.move(...point);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.up();
  }
}
