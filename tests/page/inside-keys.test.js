/** "Look inside" by keyboard: keys move from unit to unit of a layer, and a screen reader announces each. */

import assert from "node:assert/strict";
import { opened, placed, print, sheet, walkTo } from "./support/inside.js";
import { scene } from "./support/stage.js";

scene("arrow keys walk from unit to unit, and a screen reader hears each", {}, async ({ page }) => {
  const { all } = await opened(page);
  await walkTo(page, 3);
  const heard = () => page.locator(".look > [role=status]").textContent();
  const first = await heard();
  assert.match(first, /^C3, map \d+, row \d+, column \d+: \d+\.\d\d, the strongest of its map$/);
  assert.equal(first.match(/: (\S+),/)[1], print(Math.max(...all.c3)));
  const start = placed(first, 3);
  await page.keyboard.press(start % 10 < 9 ? "ArrowRight" : "ArrowLeft");
  const index = placed(await heard(), 3);
  assert.equal(Math.abs(index - start), 1);
  assert((await heard()).includes(`: ${print(all.c3[index])}`));
  // With Shift, keys move one map on; at the edge of the four rows of maps they do nothing.
  const [row, column] = [Math.floor((index % 100) / 10), index % 10];
  let map = Math.floor(index / 100);
  for (const [arrow, by, room] of [["Left", -1, map % 4], ["Down", 4, 3 - Math.floor(map / 4)], ["Right", 1, 3], ["Down", 4, 0]]) {
    for (let presses = 0; presses < room + 1; presses += 1) await page.keyboard.press(`Shift+Arrow${arrow}`);
    map += by * room;
    assert.equal(placed(await heard(), 3), 100 * map + 10 * row + column, `${arrow}, ${room} maps on`);
  }
});

scene("keys begin at the layer that they are pressed in, however the focus came there", {}, async ({ page }) => {
  await opened(page);
  await page.mouse.down();
  await page.mouse.up();
  await sheet(page, 3).evaluate((canvas) => canvas.focus({ focusVisible: false }));
  await page.keyboard.press("ArrowLeft");
  assert.match(await page.locator(".look > [role=status]", { hasText: /\d/ }).textContent(), /^C3, map \d+, row \d+, column \d+: \d+\.\d\d/);
});
