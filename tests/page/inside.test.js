/** "Look inside": a unit is selected by pointer, shows its receptive field, and is deselected. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { opened, placed, print, recognizer, sheet, title } from "./support/inside.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

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
  assert.equal(await page.locator("#layers canvas[tabindex]").count(), 0);
});

scene("Escape takes back a stroke in hand, and leaves the inside open", {}, async ({ page }) => {
  await opened(page);
  const box = await page.locator("#pad").boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 90, { steps: 4 });
  await page.waitForFunction(() => document.querySelector("#pad").drawing);
  const strokes = await page.$eval("#pad", (pad) => pad.ink.length);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("#pad").drawing);
  assert((await page.$eval("#pad", (pad) => pad.ink.length)) < strokes);
  assert(await page.locator(".look").isVisible());
  await page.mouse.up();
});

scene("what a unit sees is framed in every earlier layer, and on the ink", {}, async ({ page }) => {
  const { question } = await opened(page);
  const box = await sheet(page, 3).boundingBox();
  await page.mouse.click(box.x + 0.4 * box.width, box.y + 0.4 * box.height);
  await page.waitForFunction(() => document.querySelector(".field path").getAttribute("d"));
  const frames = await page.$$eval("#layers .frames path", (paths) => paths.map((path) => (path.getAttribute("d").match(/M/g) ?? []).length));
  assert.deepEqual(frames, [1, 6, 6, 1, 0, 0, 0, 0]);
  // Its corners, deslanted, scaled and shifted as the drawing was, are those of its receptive field in the glyph: 14x14 pixels.
  const index = placed(await title(page), 3);
  const [row, column] = [Math.floor((index % 100) / 10), index % 10];
  const [low, high] = [(at) => Math.max(2 * at - 2, 0), (at) => Math.min(2 * at + 12, 28)];
  const { slant, centreX, centreY, scale, middleX, middleY } = recognizer.framing(new Float32Array(question.points), new Uint32Array(question.strokeEnds));
  const { path, side } = await page.evaluate(() => ({ path: document.querySelector(".field path").getAttribute("d"), side: document.querySelector("#pad").ink.at(-1).frame }));
  const corners = path.match(/-?[\d.]+ -?[\d.]+/g).map((corner) => corner.split(" ").map((part) => Number(part) * side));
  const found = corners.map(([x, y]) => [(x - slant * (y - centreY) - centreX) * scale + middleX, (y - centreY) * scale + middleY]);
  const expected = [[low(column), low(row)], [high(column), low(row)], [high(column), high(row)], [low(column), high(row)]];
  expected.flat().forEach((value, i) => assert(Math.abs(value - found.flat()[i]) < 0.01, `${found}, expected ${expected}`));
});

scene("its own map leads to other units, and the window is dragged over the map that it sees", { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  const { all } = await opened(page);
  const spot = (i) => page.locator(".where .spot:visible canvas").nth(i).boundingBox();
  const middle = ({ x, y, width, height }, side, row, column) => [x + ((column + 0.5) * width) / side, y + ((row + 0.5) * height) / side];
  const own = await spot(1);
  await page.mouse.click(...middle(own, 28, 20, 9));
  assert.equal(placed(await title(page), 1) % 784, 20 * 28 + 9);
  await page.mouse.move(...middle(await spot(0), 28, 3, 4));
  await page.mouse.down();
  await page.mouse.move(...middle(await spot(0), 28, 11, 12));
  await page.mouse.up();
  const said = await title(page);
  assert.equal(placed(said, 1) % 784, 11 * 28 + 12);
  assert(said.includes(`: ${print(all.c1[placed(said, 1)])}`), said);
});

for (const [width, height] of [[320, 568], [390, 664], [768, 1024]]) {
  scene(`the sum is to be seen without scrolling, on ${width} by ${height} pixels`, { viewport: { width, height } }, async ({ page }) => {
    await opened(page, 8);
    for (const layer of [1, 2, 3, 5, 7]) {
      const { x, y, width: wide, height: high } = await sheet(page, layer).boundingBox();
      await page.mouse.click(x + 0.4 * wide, y + 0.4 * high);
      const total = await page.locator(".look .total").boundingBox();
      assert(total.y + total.height <= height && total.x + total.width <= width, `layer ${layer}: ${JSON.stringify(total)}`);
      assert(await page.$eval(".look", (look) => look.scrollWidth <= look.clientWidth), `layer ${layer}`);
    }
  });
}

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
  assert.equal(await page.locator(".look canvas:visible").count(), 0);
  assert.deepEqual(await page.locator(".look button:visible").allTextContents(), ["Filters", "Tour", "Close"]);
  await draw(page, await recordedDigit(2));
  await page.locator(".look .total").waitFor();
});

scene("Big enlarges the type of the inside, and Escape leaves first that, then the inside", { viewport: { width: 1920, height: 1080 } }, async ({ page }) => {
  await opened(page);
  const size = () => page.locator(".look .total strong").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await page.click("#big");
  assert((await size()) > 1.1 * before);
  assert(await page.$eval(".look", (look) => look.scrollHeight <= look.clientHeight));
  await page.keyboard.press("Escape");
  assert.equal(await size(), before);
  await page.keyboard.press("Escape");
  await page.locator(".look").waitFor({ state: "hidden" });
});
