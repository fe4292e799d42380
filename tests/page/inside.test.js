/** "Look inside": a unit is reached by pointer and by keys, says itself to screen readers, and shows what it sees. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { opened, placed, print, sheet, title, walkTo } from "./support/inside.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

scene("arrow keys walk from unit to unit, and a screen reader hears each", {}, async ({ page }) => {
  const { all } = await opened(page);
  await walkTo(page, 3);
  const heard = () => page.locator(".look [role=status]").textContent();
  const first = await heard();
  assert.match(first, /^C3, map \d+, row \d+, column \d+: \d+\.\d\d, the strongest of its map$/);
  assert.equal(first.match(/: (\S+),/)[1], print(Math.max(...all.c3)));
  const start = placed(first, 3);
  await page.keyboard.press(start % 10 < 9 ? "ArrowRight" : "ArrowLeft");
  const index = placed(await heard(), 3);
  assert.equal(Math.abs(index - start), 1);
  assert((await heard()).includes(`: ${print(all.c3[index])}`));
  await page.keyboard.press("Shift+ArrowLeft");
  assert.notEqual(await heard(), "");
});

scene("Escape lets go of the unit, then closes, and never clears the drawing", {}, async ({ page }) => {
  await opened(page);
  const box = await sheet(page, 1).boundingBox();
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.3 * box.height);
  const pinned = await title(page);
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.8 * box.height);
  assert.equal(await title(page), pinned);
  await page.keyboard.press("Escape");
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.6 * box.height);
  assert.notEqual(await title(page), pinned);
  await page.keyboard.press("Escape");
  await page.locator(".look").waitFor({ state: "hidden" });
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "inside");
});

scene("what a unit sees is framed in every earlier layer, and on the ink", {}, async ({ page }) => {
  await opened(page);
  const box = await sheet(page, 3).boundingBox();
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.4 * box.height);
  await page.waitForFunction(() => document.querySelector(".field path").getAttribute("d"));
  const frames = await page.$$eval(".frames path", (paths) => paths.map((path) => (path.getAttribute("d").match(/M/g) ?? []).length));
  assert.deepEqual(frames, [1, 6, 6, 1, 0, 0, 0, 0]);
  const [field, pad] = await Promise.all([page.locator(".field path").boundingBox(), page.locator("#pad").boundingBox()]);
  assert(field.width > 0.2 * pad.width && field.x >= pad.x - pad.width && field.x < pad.x + pad.width);
});

scene("Step moves the window on by one, and Play goes on until it is pressed again", {}, async ({ page }) => {
  await opened(page);
  const before = placed(await title(page), 1);
  await page.getByRole("button", { name: "Step" }).click();
  assert.equal((placed(await title(page), 1) - before + 784) % 784 % 783, 1);
  const play = page.getByRole("button", { name: "Play" });
  await play.click();
  assert.equal(await play.getAttribute("aria-pressed"), "true");
  const stepped = await title(page);
  await page.waitForFunction((stepped) => document.querySelector(".look h2").textContent !== stepped, stepped);
  await play.click();
  assert.equal(await play.getAttribute("aria-pressed"), "false");
});

scene("with the drawing its numbers and frames go, and come back with the next", {}, async ({ page }) => {
  await opened(page);
  await page.click("#clear");
  await page.getByText("Draw a digit, and point at any unit").waitFor();
  assert.equal(await page.locator(".look .total").count(), 0);
  assert.equal(await page.locator(".field path").getAttribute("d"), "");
  await draw(page, await recordedDigit(2));
  await page.locator(".look .total").waitFor();
});
