/** "Look inside": a unit's numbers are the module's, it is reached by pointer and by keys, and says itself to screen readers. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

const { load } = await import(new URL("../../pkg/index.js", import.meta.url).href);
const recognizer = await load();

const print = (value) => `${value < 0 && value.toFixed(2) !== "-0.00" ? "−" : ""}${Math.abs(value).toFixed(2)}`;
const number = (text) => Number(text.replace("−", "-"));

/** Opens the inside of a drawing; returns the module's activations. */
async function opened(page, digit = 5) {
  await draw(page, await recordedDigit(digit));
  const { answer } = await settled(page);
  await page.click("#inside");
  await page.locator(".look .total").waitFor();
  return { answer, all: recognizer.activations(answer.glyph) };
}

const title = (page) => page.locator(".look h2").textContent();
const sheet = (page, layer) => page.locator("#layers canvas").nth(layer);

/** Moves the focus to a layer by keyboard. */
async function walkTo(page, layer) {
  await page.keyboard.press("Tab");
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate(() => [...document.querySelectorAll("#layers canvas")].indexOf(document.activeElement));
    if (at === layer) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`expected to reach layer ${layer} with Tab`);
}

scene("every unit's value is the module's, and its parts add up to it", { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  const { answer, all } = await opened(page);
  const layers = [answer.glyph, all.c1, all.s2, all.c3, all.s4, all.c5, all.f6, all.logits];
  for (const [layer, values] of layers.entries()) {
    const box = await sheet(page, layer).boundingBox();
    for (const [x, y] of [[0.21, 0.13], [0.5, 0.55], [0.83, 0.71]]) {
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
      const said = await title(page);
      const index = placed(said, layer);
      const value = number(await page.locator(".look strong").evaluate((element) => element.textContent.split(": ").at(-1)));
      assert.equal(print(value), print(values[index]), said);
      if (layer > 0) assert(said.includes(`: ${print(values[index])}`), said);
      if (await page.locator(".sides").count()) {
        const parts = (await page.locator(".sides b").allTextContents()).map(number);
        const [, rest, bias, end] = (await page.locator(".look .total").textContent()).match(/others (\S+), \+ bias (\S+) = (\S+)/);
        const sum = [...parts, number(rest), number(bias)].reduce((a, b) => a + b, 0);
        assert.equal(print(sum), print(number(end.replace(",", ""))), said);
      }
    }
  }
});

/** The index of a unit among its layer's values, by what it is called. */
function placed(said, layer) {
  const found = said.match(/digit (\d+)|unit (\d+)|(?:map (\d+), )?row (\d+), column (\d+)/);
  const [digit, unit, map = 1, row, column] = found.slice(1).map((text) => (text === undefined ? undefined : Number(text)));
  if (digit !== undefined) return digit;
  if (unit !== undefined) return unit - 1;
  const side = [28, 28, 14, 10, 5][layer];
  return ((map - 1) * side + row - 1) * side + column - 1;
}

scene("a convolution's products add up, of one map and of six", {}, async ({ page }) => {
  await opened(page, 3);
  for (const layer of [1, 3]) {
    const box = await sheet(page, layer).boundingBox();
    await page.mouse.click(box.x + 0.3 * box.width, box.y + 0.4 * box.height);
    const grids = await page.$$eval(".product .cells", (all) => all.map((grid) => [...grid.children].map((cell) => Number(cell.textContent.replace("−", "-")))));
    assert.deepEqual(grids.map((grid) => grid.length), [25, 25, 25]);
    const [sees, weights, products] = grids;
    products.forEach((product, i) => assert(Math.abs(product - sees[i] * weights[i]) < 0.005 * (1 + Math.abs(sees[i]) + Math.abs(weights[i])) + 0.001, `${i}`));
    const sums = layer === 1 ? [number(await page.locator(".total b").textContent())] : (await page.locator(".patches b").allTextContents()).map(number);
    const [, bias, end] = (await page.locator(".total").textContent()).match(/bias (\S+) = ([−\d.]+)/);
    assert.equal(print([...sums, number(bias)].reduce((a, b) => a + b, 0)), print(number(end)));
  }
});

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

scene("the drawing becomes the glyph in six steps, on its own strokes", {}, async ({ page }) => {
  const { answer } = await opened(page, 8);
  await sheet(page, 0).click();
  const step = page.getByRole("button", { name: "Step" });
  const chosen = () => page.locator(".stages [aria-pressed=true]").textContent();
  const names = [await chosen()];
  for (let steps = 0; steps < 5; steps += 1) {
    await step.click();
    names.push(await chosen());
  }
  assert.deepEqual(names, ["1. Strokes", "2. Upright", "3. Box", "4. 20 × 20", "5. Centred", "6. 28 × 28"]);
  // Scaled, the strokes fill the box of 20 pixels but for half the pen on each side, and are where the glyph has ink.
  const ends = (stage) => page.locator(".stages button").nth(stage).locator(".ink").first().evaluate((path) => {
    const { x, y, width, height } = path.getBBox();
    return { x, y, width, height };
  });
  const [scaled, centred] = [await ends(3), await ends(4)];
  assert(Math.abs(Math.max(scaled.width, scaled.height) - 17.5) < 0.1, JSON.stringify(scaled));
  const inked = [...Array(28).keys()].filter((row) => answer.glyph.slice(28 * row, 28 * row + 28).some((value) => value > 0));
  assert(Math.abs(centred.y - 1.25 - inked[0]) <= 1 && Math.abs(centred.y + centred.height + 1.25 - inked.at(-1)) <= 1.5, `${JSON.stringify(centred)} ${inked}`);
});
