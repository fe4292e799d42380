/** "Watch it learn" is accessible: axe finds nothing, in light and dark, and small screens need no sideways scrolling. */

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
