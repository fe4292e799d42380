/** Windows of several widths, and dark colours. */

import assert from "node:assert/strict";
import { recordedDigit } from "../../page/support/ink.js";
import { draw } from "../../page/support/pen.js";
import { settled } from "../../page/support/worker.js";

/** Bounding boxes in the page's window, also where the page is in a frame. */
const boxes = (page) =>
  page.evaluate(() => {
    const view = frames[0] ?? window;
    const { x: left, y: top } = view.frameElement?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const box = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + left, y: y + top, width, height };
    };
    const { scrollWidth, clientWidth } = view.document.documentElement;
    return {
      over: scrollWidth - clientWidth,
      pad: box(view.document.querySelector("#pad")),
      tools: [...view.document.querySelectorAll(".tools button")].map(box),
    };
  });

export function places(scene) {
  scene("it is dark where its surroundings are", {}, async ({ page }) => {
    const [dark, paper] = await page.evaluate(() => [matchMedia("(prefers-color-scheme: dark)").matches, getComputedStyle(document.body).backgroundColor]);
    assert.equal(dark, true);
    assert(Math.max(...paper.match(/\d+/g)) < 64, paper);
  });

  for (const [width, height] of [[1440, 900], [768, 1024]]) {
    scene(`pad and tools have room on ${width} by ${height} pixels`, { size: { width, height } }, async ({ page }) => {
      await draw(page, await recordedDigit(1));
      await settled(page);
      const { over, pad, tools } = await boxes(page);
      assert.equal(over, 0);
      assert(Math.abs(pad.width - pad.height) < 1 && pad.width > 300 && tools.every(({ y, height: high }) => y + high <= height), JSON.stringify({ pad, tools }));
    });
  }

  // In a frame, because desktop browsers have no windows as narrow as a phone's.
  scene("in 320 pixels nothing is cut off, the tools are in one row, and the pad draws", { frame: { width: 320, height: 568 } }, async ({ page }) => {
    const { over, pad, tools } = await boxes(page);
    assert.deepEqual([over, new Set(tools.map(({ y }) => y)).size], [0, 1]);
    await draw(page, await recordedDigit(7), { boundingBox: async () => pad });
    await page.waitForFunction(() => frames[0].document.querySelector("#answer").textContent === "7");
  });
}
