/**
 * Small windows and large text: the pad is large enough to draw on; answer, tools and probabilities are in sight with it or
 * can be scrolled to; nothing covers it; and nothing has to be scrolled sideways (WCAG 1.4.4, 1.4.10).
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { recordedDigit } from "./support/ink.js";
import { ONLINE } from "./support/online.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

const PARTS = ["#answer", "#verdict", "#probabilities", ".tools"];

const measure = (page) =>
  page.evaluate((parts) => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();
    const pad = box("#pad");
    // A scrolled page shows another part of the pad.
    const covered = [[0.02, 0.5], [0.5, 0.02], [0.98, 0.5], [0.5, 0.98], [0.5, 0.5]]
      .map(([x, y]) => [pad.left + x * pad.width, pad.top + y * pad.height])
      .filter(([x, y]) => y < innerHeight && document.elementFromPoint(x, y)?.id !== "pad");
    const bars = [...document.querySelectorAll("#probabilities li > i")].map((bar) => bar.getBoundingClientRect());
    return {
      pad,
      covered,
      wide: document.documentElement.scrollWidth,
      room: { width: document.documentElement.clientWidth, height: innerHeight },
      parts: Object.fromEntries(parts.map((part) => [part, box(part)])),
      bar: { width: Math.min(...bars.map(({ width }) => width)), height: Math.min(...bars.map(({ height }) => height)) },
    };
  }, PARTS);

/** @param {(page) => Promise<void>} [prepare] */
function small(name, viewport, { least = 200, inSight = PARTS, ...options } = {}, prepare = async () => {}) {
  scene(name, { viewport, ...options }, async ({ page }) => {
    await prepare(page);
    const locator = page.locator("#pad");
    await locator.scrollIntoViewIfNeeded();
    await draw(page, await recordedDigit(5));
    await settled(page);
    await page.evaluate(() => scrollTo(0, 0));
    const { pad, covered, wide, room, parts, bar } = await measure(page);
    assert(pad.width >= least && Math.abs(pad.width - pad.height) < 1, `a pad of ${pad.width} x ${pad.height}`);
    assert(wide <= room.width, `${wide} pixels of width in a window of ${room.width}`);
    assert.deepEqual(covered, []);
    for (const part of inSight) {
      const { left, top, right, bottom } = parts[part];
      assert(left >= 0 && top >= 0 && right <= room.width && bottom <= room.height, `${part} ends at ${right}, ${bottom}`);
    }
    for (const [part, { left, right, top, bottom }] of Object.entries(parts)) {
      const beside = right <= pad.left + 1 || left >= pad.right - 1 || bottom <= pad.top + 1 || top >= pad.bottom - 1;
      assert(beside, `${part} lies on the pad`);
    }
    assert(bar.width >= 4 && bar.height >= 20, `bars of ${bar.width} x ${bar.height}`);
  });
}

for (const [width, height] of [[320, 256], [320, 568], [320, 640], [390, 664], [568, 320], [640, 360], [844, 390], [768, 1024], [1440, 900]]) {
  small(`answer, pad, tools and probabilities without scrolling: ${width} x ${height}`, { width, height });
}

const enlarged = (page) => page.evaluate(() => void (document.documentElement.style.fontSize = "200%"));
for (const [width, height] of [[320, 256], [320, 640], [390, 664], [640, 360], [844, 390], [768, 1024]]) {
  small(`text at 200 %: ${width} x ${height}`, { width, height }, { inSight: [] }, enlarged);
}
const big = async (page) => {
  await enlarged(page);
  await page.click("#big");
  await page.waitForSelector("html.big");
};
small('"Big", text at 200 %', { width: 1024, height: 700 }, { inSight: ["#answer", "#verdict"], webkit: "clicks after scrolling sideways" }, big);

// An engine without the small viewport units, which exclude the browser's bars.
const old = {
  before: async (page) => {
    await ONLINE.before(page);
    const css = await readFile(new URL("../../dist/page/style.css", import.meta.url), "utf8");
    await page.route("**/page/style.css", (route) => route.fulfill({ contentType: "text/css", body: css.replaceAll("svh", "unknown") }));
  },
};
small("without small viewport units", { width: 1200, height: 800 }, { ...old, least: 400 });
small("without small viewport units, on a phone", { width: 390, height: 664 }, { ...old, least: 300 });

scene("a notice can be read whole in a low window", { viewport: { width: 844, height: 390 } }, async ({ page }) => {
  await enlarged(page);
  await page.setInputFiles("#file", { name: `${"long ".repeat(30)}.png`, mimeType: "image/png", buffer: Buffer.from("no") });
  await page.waitForSelector(".notice");
  const { top, bottom, room } = await page.$eval(".notice", (notice) => ({ ...notice.getBoundingClientRect().toJSON(), room: innerHeight }));
  assert(top >= 0 && bottom <= room, `from ${top} to ${bottom} of ${room}`);
});

scene("a classic scrollbar takes its width from the page, not from the pad's place", { viewport: { width: 390, height: 664 } }, async ({ page }) => {
  await page.evaluate(() => (document.documentElement.style.width = "375px"));
  const { x, width } = await page.locator("#pad").boundingBox();
  assert(x >= 15 && x + width <= 375 - 15, `from ${x}, ${width} wide`);
});
