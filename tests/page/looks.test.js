/** The page is accessible: axe finds nothing, in light and dark, and small screens need no sideways scrolling. */

import assert from "node:assert/strict";
import { findings } from "./support/axe.js";
import { recordedDigit } from "./support/ink.js";
import { clear, draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

const SIZES = [
  { width: 320, height: 568 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** States of the page, each reached from the one before. */
const STATES = {
  blank: async () => {},
  answered: async (page) => {
    await draw(page, await recordedDigit(4));
    await settled(page);
  },
  unsure: async (page) => {
    await clear(page);
    await draw(page, [[[0, 0], [60, 45], [100, 90]], [[100, 0], [40, 55], [0, 100]], [[0, 50], [100, 50]]]);
    await settled(page);
  },
  "with a notice": async (page) => {
    await page.setInputFiles("input[type=file]", { name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
    await page.waitForSelector("[role=alert]");
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of SIZES) {
    // To check shadow trees, axe adds a style sheet, which the page's policy forbids.
    scene(`${colorScheme}, ${viewport.width} pixels wide`, { colorScheme, viewport, bypassCSP: true }, async ({ page }) => {
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page);
        assert.deepEqual(await findings(page), [], state);
        const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
        assert(wide <= room, `${state}: expected at most ${room} pixels of width, found ${wide}`);
      }
    });
  }
}
