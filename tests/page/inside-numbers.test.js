/** "Look inside": a unit's numbers are the module's, and add up; the glyph comes from the strokes in six steps. */

import assert from "node:assert/strict";
import { number, opened, placed, print, sheet, title, totalled } from "./support/inside.js";
import { scene } from "./support/stage.js";

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
        const { sums, total } = await totalled(page);
        assert.equal(print(parts.reduce((a, b) => a + b, 0)), print(sums[0]), said);
        assert.equal(print(sums.reduce((a, b) => a + b, 0)), print(total), said);
      }
    }
  }
});

scene("a convolution's products add up, of one map and of six", {}, async ({ page }) => {
  await opened(page, 3);
  for (const layer of [1, 3]) {
    const box = await sheet(page, layer).boundingBox();
    for (let [x, y] = [0.02, 0.5]; x < 1; x += 0.09, y = (y + 0.37) % 1) {
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
      await addsUp(page, layer);
    }
  }
});

async function addsUp(page, layer) {
  const grids = await page.$$eval(".product .cells", (all) => all.map((grid) => [...grid.children].map((cell) => Number(cell.textContent.replace("−", "-")))));
  assert.deepEqual(grids.map((grid) => grid.length), [25, 25, 25]);
  const [sees, weights, products] = grids;
  // Each product may be rounded up or down, so that they add up.
  products.forEach((product, i) => assert(Math.abs(product - sees[i] * weights[i]) < 0.01 + 0.005 * (Math.abs(sees[i]) + Math.abs(weights[i])) + 0.001, `${i}`));
  const { sums, total } = await totalled(page);
  assert.equal(print(sums.reduce((a, b) => a + b, 0)), print(total));
  const added = print(products.reduce((a, b) => a + b, 0));
  if (layer === 1) return assert.equal(added, print(sums[0]));
  const maps = (await page.locator(".where .patches b").allTextContents()).map(number);
  assert.equal(print(maps.reduce((a, b) => a + b, 0)), print(sums[0]));
  assert.equal(added, await page.locator(".where .patches [aria-pressed=true] b").textContent());
}

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
  // Scaled, the strokes fill the box of 20 pixels except for half the pen on each side, and lie where the glyph has ink.
  const ends = (stage) => page.locator(".stages button").nth(stage).locator(".ink").first().evaluate((path) => {
    const { x, y, width, height } = path.getBBox();
    return { x, y, width, height };
  });
  const [scaled, centred] = [await ends(3), await ends(4)];
  assert(Math.abs(Math.max(scaled.width, scaled.height) - 17.5) < 0.1, JSON.stringify(scaled));
  const inked = [...Array(28).keys()].filter((row) => answer.glyph.slice(28 * row, 28 * row + 28).some((value) => value > 0));
  assert(Math.abs(centred.y - 1.25 - inked[0]) <= 1 && Math.abs(centred.y + centred.height + 1.25 - inked.at(-1)) <= 1.5, `${JSON.stringify(centred)} ${inked}`);
});
