/** Everybody can teach: no finding by axe in any state, in light and dark, and no sideways scrolling. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { recorded } from "./support/ink.js";
import { scene } from "./support/stage.js";
import { drawn, key, ODD_FOUR, said } from "./support/teaching.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lines = (await recorded()).map((drawing) => `${JSON.stringify(drawing)}\n`).join("");

const SIZES = [
  { width: 320, height: 568 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** States, each reached from the one before. */
const STATES = {
  "the keys": async (page) => {
    await drawn(page, ODD_FOUR);
    await page.click("#not");
    await page.waitForSelector(".keys button:focus");
  },
  learning: (page) => key(page, "4").click(),
  learnt: said,
  "the keys with something kept": (page) => page.click("#not"),
  "forgetting asked": (page) => page.locator(".teach").getByRole("button", { name: "Forget" }).click(),
  "my digits": async (page) => {
    await page.click("#not");
    await page.locator(".teach").getByRole("button", { name: "My digits" }).click();
    const file = { name: "ink.jsonl", mimeType: "application/json", buffer: Buffer.from(lines) };
    await page.setInputFiles("#my-digits input[type=file]", file);
    await page.waitForSelector(".round .track");
  },
  "a round's end": (page) => page.waitForFunction(() => !document.querySelector(".round").textContent.includes("…")),
  "a drawing looked at": (page) => page.locator(".drawing").last().click(),
  "a name asked": (page) => page.locator("#my-digits").getByRole("button", { name: "Rename" }).click(),
  "the game": (page) => page.locator("#my-digits").getByRole("button", { name: "Write three of each" }).click(),
};

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of SIZES) {
    // To look into shadow trees, axe writes a style sheet of its own, which the page's policy forbids.
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

async function findings(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
