/** Everybody can use "Watch it learn": no finding by axe, in light and dark, and no sideways scrolling on small screens. */

import assert from "node:assert/strict";
import { findings } from "./support/axe.js";
import { scene } from "./support/stage.js";
import { open, press } from "./support/train.js";

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 320, height: 568 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]) {
    scene(`everybody can use the panel, ${colorScheme}, ${viewport.width} pixels wide`, { colorScheme, viewport, bypassCSP: true }, async ({ page }) => {
      const look = async (state) => {
        assert.deepEqual(await findings(page), [], state);
        const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: innerWidth }));
        assert(wide <= room, `${state}: expected at most ${room} pixels of width, found ${wide}`);
      };
      await open(page);
      await look("opened");
      await press(page, "Start");
      await page.locator("#train td button:enabled").first().waitFor();
      await press(page, "Pause");
      await page.waitForFunction(() => /^Paused: /.test(document.querySelector("#train .words").textContent));
      await page.locator("#train td button:enabled").first().click();
      await page.locator("#train .misread li").first().waitFor();
      await page.getByLabel("MNIST’s files").check();
      await look("paused, with digits shown");
    });
  }
}
