/**
 * Measures whether the page keeps up with the pen on a slow device: recorded digits are drawn with the mouse, at the
 * speed of a quick hand, while Chromium slows the main thread down four times. The same digits are drawn in turn on the page
 * without its layers, on the page as it is, and on the page looked inside.
 */

import { recorded } from "../ink/ink-file.js";

const SLOWER = 4;
/** A mouse reports its position 125 times a second. */
const BETWEEN_POINTS_MS = 8;
/** One in this many recorded digits is drawn. */
const EVERY = 16;

/**
 * Runs in the page before its own scripts. Records how long after the pointer event each answer was painted (on a page
 * without answers, each line), how long each of the page's callbacks blocked the main thread, and how long each repaint of
 * all layers did. A page that is to have no layers gets no activations.
 */
function watch({ answers, layers }) {
  const seen = { painted: [], held: [], layers: [] };
  window.frames_seen = seen;
  const timed = (callback) =>
    typeof callback !== "function"
      ? callback
      : function (...parameters) {
          const start = performance.now();
          try {
            return callback.apply(this, parameters);
          } finally {
            seen.held.push(performance.now() - start);
          }
        };
  const originals = { frame: window.requestAnimationFrame, timeout: window.setTimeout };
  window.requestAnimationFrame = (callback) => originals.frame.call(window, timed(callback));
  window.setTimeout = (callback, ...rest) => originals.timeout.call(window, timed(callback), ...rest);
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    return addEventListener.call(this, type, timed(listener), options);
  };

  // A frame's callbacks run before it is painted; a message sent from there arrives right after.
  const notePaint = (since) =>
    originals.frame.call(window, () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.painted.push(performance.now() - since);
      port2.postMessage(null);
    });
  if (!answers) {
    addEventListener.call(window, "pointermove", ({ buttons, timeStamp }) => buttons && notePaint(timeStamp));
    return;
  }
  let moved = 0;
  for (const type of ["pointerdown", "pointerrawupdate", "pointermove"]) {
    addEventListener.call(window, type, ({ timeStamp }) => (moved = timeStamp), { capture: true });
  }
  // A promise's callbacks run before the next message, so one that is sent first comes after the repaint.
  const noteLayers = () => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => seen.layers.push(performance.now() - start);
    port2.postMessage(null);
  };
  const asked = new Map();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "number") asked.set(message.id, moved);
    if (message.kind === "activations" && !layers) return undefined;
    return postMessage.call(this, message, ...rest);
  };
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      addEventListener.call(this, "message", ({ data }) => {
        if (data.answer?.arithmetic) noteLayers();
        const since = asked.get(data.id);
        if (data.type !== "answer" || !asked.delete(data.id)) return;
        notePaint(since);
      });
    }
  };
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} site its URL
 * @param {string} line the URL of a page that only draws the pen's line
 * @returns milliseconds: `painted`, from pointer event to painted answer; `held`, of each of the page's callbacks; `layers`, of
 *   each repaint of all layers; `without` and `inside`, the same on a page without layers and on one that is looked inside;
 *   `line`, from pointer event to painted line
 */
export async function frames(browser, site, line) {
  const pages = await Promise.all([
    open(browser, site, { answers: true, layers: true }),
    open(browser, site, { answers: true, layers: false }),
    open(browser, site, { answers: true, layers: true, inside: true }),
    open(browser, line, { answers: false }),
  ]);
  try {
    for (const [i, { strokes }] of (await recorded()).entries()) {
      if (i % EVERY > 0) continue;
      for (const { page, options } of pages) {
        await page.bringToFront();
        await drawSlowly(page, strokes);
        // The first digit lets the engine compile; it does not count.
        if (i === 0 && options.inside) await page.click("#inside");
        if (i === 0) await page.evaluate(() => Object.values(window.frames_seen).forEach((times) => times.splice(0)));
        // Where it is looked inside, Escape closes that.
        if (options.answers) await page.click("#clear");
        else await page.keyboard.press("Escape");
      }
    }
    const [usual, without, inside, mere] = await Promise.all(pages.map(({ page }) => page.evaluate(() => window.frames_seen)));
    for (const { painted } of [usual, without, inside]) {
      if (painted.length === 0) throw new Error("expected answers to the drawings, found none: what does the pad ask its worker?");
    }
    return { slower: SLOWER, ...usual, without, inside, line: mere.painted };
  } finally {
    await Promise.all(pages.map(({ context }) => context.close()));
  }
}

/** Opens a page with a slow main thread and with `watch`. */
async function open(browser, url, options) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch, options);
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return { context, page, options };
}

/** Draws strokes, given on a pad of 400 units, on the page's pad. */
async function drawSlowly(page, strokes) {
  const pad = await page.locator("#pad").boundingBox();
  const place = ([x, y]) => [pad.x + (x / 400) * pad.width, pad.y + (y / 400) * pad.height];
  for (const [first, ...rest] of strokes) {
    await page.mouse.move(...place(first));
    await page.mouse.down();
    for (const point of rest) {
      const moved = page.mouse.move(...place(point));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_POINTS_MS));
      await moved;
    }
    await page.mouse.up();
  }
}
