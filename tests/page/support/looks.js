/** Scenes that check that states of a page are accessible, in light and dark and at three sizes. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { scene } from "./stage.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The smallest is last: each state is reached from the previous one at that size. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 320, height: 568 },
];

/**
 * Checks that axe finds nothing in any state, and that the page needs no sideways scrolling.
 *
 * @param {string} name
 * @param {Record<string, (page) => Promise<unknown>>} states each reached from the previous one, on one page; a function that
 *   is returned is called when the state has been checked
 * @param {object} [options] of `scene`
 */
export function usable(name, states, options) {
  // To check shadow trees, axe adds a style sheet, which the page's policy forbids.
  scene(`${name}, in light and dark, at three sizes`, { bypassCSP: true, viewport: SIZES.at(-1), ...options }, async ({ page }) => {
    await page.evaluate(axe);
    for (const [state, reach] of Object.entries(states)) {
      const leave = await reach(page);
      for (const viewport of SIZES) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["dark", "light"]) {
          await page.emulateMedia({ colorScheme });
          const look = `${state}, ${colorScheme}, ${viewport.width} pixels wide`;
          assert.deepEqual(await findings(page), [], look);
          const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
          assert(wide <= room, `${look}: expected at most ${room} pixels of width, found ${wide}`);
        }
      }
      if (typeof leave === "function") await leave();
    }
  });
}

/** @returns {Promise<string[]>} what axe finds wrong */
async function findings(page) {
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
