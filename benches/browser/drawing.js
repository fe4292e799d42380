/**
 * Measures whether the page keeps up with the pen on a slow device: recorded digits are drawn with the mouse, at the
 * speed of a quick hand. The same digits are drawn in turn on the page without its layers, on the page as it is, on the
 * page with "Look inside" open, and on a page that only draws the pen's line.
 */

import { recorded } from "../ink/ink-file.js";
import { frameTimes } from "./main-thread.js";
import { watch } from "./watch.js";

export const SLOWER = 4;
/** A mouse reports its position 125 times a second. */
const BETWEEN_POINTS_MS = 8;
const PAGES = {
  without: { answers: true, layers: false, inside: false },
  usual: { answers: true, layers: true, inside: false },
  inside: { answers: true, layers: true, inside: true },
  line: { answers: false, layers: false, inside: false },
};

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} site its URL
 * @param {string} line the URL of a page that only draws the pen's line
 * @param {number} rounds how many digits are drawn, after the first one, which lets the engine compile and does not count
 * @param {(round: number) => void} say called after each round
 * @returns by page: `frames`, main-thread milliseconds per frame, at full speed; `repaints`, how often all layers were
 *   painted meanwhile; `painted`, milliseconds from pointer event to painted answer, or line, on the slow device
 */
export async function drawing(browser, site, line, rounds, say) {
  const pages = {};
  for (const [name, options] of Object.entries(PAGES)) {
    pages[name] = { ...(await open(browser, options.answers ? site : line, options)), options, frames: [], painted: [], repaints: 0 };
  }
  try {
    const all = await recorded();
    for (let round = 0; round <= rounds; round += 1) {
      const { strokes } = all[Math.floor((round / (rounds + 1)) * all.length)];
      // In another order each round.
      const names = Object.keys(pages);
      for (let i = 0; i < names.length; i += 1) {
        const measured = pages[names[(i + round) % names.length]];
        await measured.page.bringToFront();
        const { frames, repaints, painted } = await drawn(browser, measured, strokes);
        if (round === 0) continue;
        measured.frames.push(...frames);
        measured.painted.push(...painted);
        measured.repaints += repaints;
      }
      say(round);
    }
    return pages;
  } finally {
    await Promise.all(Object.values(pages).map(({ context }) => context.close()));
  }
}

/**
 * Draws a digit twice: at full speed with a trace, and slowed down without one. Chromium slows a thread down by
 * interrupting it, so a trace could not tell the thread's own time apart. A page that is slowed down keeps a processor busy
 * even while it is idle.
 */
async function drawn(browser, { page, slowedDown, options }, strokes) {
  const seen = () =>
    page.evaluate(() => {
      const now = { ...window.seen };
      Object.assign(window.seen, { painted: [], repaints: 0 });
      return now;
    });
  // With "Look inside" open, Escape would close that.
  const clear = () => (options.answers ? page.click("#clear") : page.keyboard.press("Escape"));
  const frames = await frameTimes(browser, page, () => drawSlowly(page, strokes));
  await clear();
  const { repaints } = await seen();
  await slowedDown(SLOWER);
  await drawSlowly(page, strokes);
  await slowedDown(1);
  const { painted } = await seen();
  await clear();
  return { frames, repaints, painted };
}

/** Opens a page that runs `watch`. */
async function open(browser, url, options) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watch, options);
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  // What the page loads after its first answer does not count.
  if (options.answers) await page.waitForSelector("#layers canvas", { state: "attached" });
  if (options.inside) {
    await drawSlowly(page, [[[100, 100], [300, 100], [200, 300]]]);
    await page.click("#inside");
    await page.click("#clear");
  }
  const session = await context.newCDPSession(page);
  return { context, page, slowedDown: (rate) => session.send("Emulation.setCPUThrottlingRate", { rate }) };
}

/** Draws strokes on the page's pad. Their coordinates are those of a pad of 400 units. */
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
