/** Everybody can use "Watch it learn": no finding by axe, in light and dark, and no sideways scrolling on small screens. */

import { usable } from "./support/looks.js";
import { open, press } from "./support/train.js";

usable("the training panel", {
  opened: open,
  "paused, with digits shown": async (page) => {
    await press(page, "Start");
    await page.locator("#train td button:enabled").first().waitFor();
    await press(page, "Pause");
    await page.waitForFunction(() => /^Paused: /.test(document.querySelector("#train .words").textContent));
    await page.locator("#train td button:enabled").first().click();
    await page.locator("#train .misread li").first().waitFor();
    await page.getByLabel("MNIST’s files").check();
  },
});
