/** Scenes that hold states of a page to be usable by everybody, in light and dark and at three sizes. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { scene } from "./stage.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SIZES = [
  { width: 320, height: 568 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/**
 * In no state axe finds anything, and the page needs no sideways scrolling.
 *
 * @param {string} name
 * @param {Record<string, (page) => Promise<unknown>>} states each reached from the one before
 */
export function usable(name, states) {
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of SIZES) {
      // To check shadow trees, axe adds a style sheet, which the page's policy forbids.
      const options = { colorScheme, viewport, bypassCSP: true };
      scene(`${name}, ${colorScheme}, ${viewport.width} pixels wide`, options, async ({ page }) => {
        for (const [state, reach] of Object.entries(states)) {
          await reach(page);
          assert.deepEqual(await findings(page), [], state);
          const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
          assert(wide <= room, `${state}: expected at most ${room} pixels of width, found ${wide}`);
        }
      });
    }
  }
}

/** @returns {Promise<string[]>} what keeps somebody from using the page */
async function findings(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
