/** All filters of C1 and C3, and after teaching the shipped filters beside them. */

import assert from "node:assert/strict";
import { tensorsOf } from "../../www/page/safetensors.js";
import { opened, recognizer, title } from "./support/inside.js";
import { scene } from "./support/stage.js";

const { Recognizer } = await import(new URL("../../pkg/index.js", import.meta.url).href);

/** The sign of the colour of each canvas's pixels: orange 1, blue -1. */
const signs = (page, layer) =>
  page.locator(`.filters .${layer} canvas`).evaluateAll((all) =>
    all.map((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const sign = (x, y) => Math.sign(data[4 * (y * canvas.width + x)] - data[4 * (y * canvas.width + x) + 2]);
      return { width: canvas.width, height: canvas.height, signs: Array.from({ length: canvas.height }, (_, y) => Array.from({ length: canvas.width }, (_, x) => sign(x, y))) };
    }),
  );

scene("every filter shows the sign of its weights, and leads to the strongest unit of its map", {}, async ({ page }) => {
  await opened(page);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.locator(".filters canvas").first().waitFor();
  const tensors = tensorsOf(recognizer.toSafetensors());
  for (const [layer, maps, from] of [["c1", 6, 1], ["c3", 16, 6]]) {
    const shown = await signs(page, layer);
    assert.deepEqual(shown.map(({ width, height }) => [width, height]), Array(maps).fill([6 * from - 1, 5]));
    const weights = tensors[`${layer}.weight`];
    const largest = Math.max(...weights.map(Math.abs));
    weights.forEach((weight, i) => {
      const [map, patch, row, column] = [Math.floor(i / 25 / from), Math.floor(i / 25) % from, Math.floor(i / 5) % 5, i % 5];
      // Weights near zero have nearly the paper's colour.
      if (Math.abs(weight) > 0.1 * largest) assert.equal(shown[map].signs[row][6 * patch + column], Math.sign(weight), `${layer}, weight ${i}`);
    });
  }
  await page.locator(".filters .c3 button").nth(4).click();
  assert.match(await title(page), /^C3, map 5, .*the strongest of its map$/);
  assert.equal(await page.locator(".filters").isVisible(), false);
});

scene("after teaching the shipped filters stand beside those in use, with the change", {}, async ({ page }) => {
  const shipped = recognizer.toSafetensors();
  const taught = shipped.slice();
  const start = 8 + new DataView(taught.buffer).getUint32(0, true);
  const [at] = JSON.parse(new TextDecoder().decode(taught.subarray(8, start)))["c1.weight"].data_offsets;
  const view = new DataView(taught.buffer, start + at);
  for (let i = 0; i < 25; i += 1) view.setFloat32(4 * i, -view.getFloat32(4 * i, true), true);
  const [before, now] = [shipped, Recognizer.fromSafetensors(taught).toSafetensors()].map((file) => tensorsOf(file)["c1.weight"]);
  const moved = Math.max(...now.map((weight, i) => Math.abs(weight - before[i])));
  assert(moved > 0.1);
  await page.evaluate((bytes) => document.querySelector("#pad").useWeights(Uint8Array.from(bytes)), [...taught]);
  await opened(page);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByText(`no weight moved by more than ${moved.toFixed(4)}`).waitFor();
  const [first] = await signs(page, "c1");
  assert.equal(first.height, 17);
  const largest = Math.max(...before.map(Math.abs));
  for (let i = 0; i < 25; i += 1) {
    if (Math.abs(before[i]) < 0.1 * largest) continue;
    const rows = [0, 6, 12].map((row) => first.signs[row + Math.floor(i / 5)][i % 5]);
    assert.deepEqual(rows, [Math.sign(before[i]), -Math.sign(before[i]), -Math.sign(before[i])], `weight ${i}`);
  }
});
