/** "Look inside": the arithmetic of a unit, which adds up to the module's value. */

import assert from "node:assert/strict";
import { opened, placed, press, print, title, totalled } from "../../page/support/inside.js";

export function inside(scene) {
  scene("the inside opens, and a unit's sum is the module's value", {}, async ({ page }) => {
    const { all } = await opened(page);
    for (const [layer, values] of [[1, all.c1], [3, all.c3], [6, all.f6]]) {
      await press(page, layer, values.indexOf(Math.max(...values)));
      const said = await title(page);
      assert(said.includes(`: ${print(values[placed(said, layer)])}`), said);
      const { sums, total } = await totalled(page);
      assert.equal(print(sums.reduce((a, b) => a + b, 0)), print(total), said);
    }
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".look")?.checkVisibility() && document.activeElement.id === "inside");
  });
}
