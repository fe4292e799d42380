/** "What if": pixels are changed and filters switched off; the probabilities are the module's, and the pad's answer stays. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { History, NOTHING, countOf, toggled } from "../../www/page/lab/change/history.js";
import { percent } from "../../www/page/percent.js";
import { placesOf, tensorsOf } from "../../www/page/safetensors.js";
import { recordedDigit } from "./support/ink.js";
import { Recognizer, experiment, recognizer } from "./support/lab.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

const WIDE = { viewport: { width: 1440, height: 900 } };

/** The module with some of a layer's filters zeroed, made here from the tensors' shapes. */
function silenced(key, filters) {
  const file = recognizer.toSafetensors();
  const values = new DataView(file.buffer, file.byteOffset);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + values.getUint32(0, true))));
  for (const kind of ["weight", "bias"]) {
    const { start } = placesOf(file)[`${key}.${kind}`];
    const own = header[`${key}.${kind}`].shape.slice(1).reduce((a, b) => a * b, 1);
    for (const filter of filters) for (let i = 0; i < own; i += 1) values.setFloat32(start + 4 * (filter * own + i), 0, true);
  }
  return Recognizer.fromSafetensors(file);
}

/** Waits until the page shows these ten probabilities. */
const shows = (page, probabilities) =>
  page.waitForFunction(
    (expected) => JSON.stringify([...document.querySelectorAll(".change .ten data")].map(({ textContent }) => textContent)) === expected,
    JSON.stringify([...probabilities].map((probability) => percent(probability))),
  );
const map = (page, name) => page.getByRole("button", { name, exact: true });
const press = (page, name) => page.locator(".change").getByRole("button", { name, exact: true }).click();

test("steps are undone one by one, a stroke at once, and Reset is a step", () => {
  const [blank, one, two] = [0, 1, 2].map((value) => new Float32Array(784).fill(value));
  const history = new History({ glyph: blank, off: NOTHING });
  history.become({ glyph: one });
  history.become({ glyph: two }, true);
  history.become({ off: toggled(toggled(NOTHING, "c3", 4), "c3", 2) });
  assert.deepEqual([history.now.glyph, history.now.off.c3, countOf(history.now.off)], [two, [2, 4], 2]);
  history.reset();
  assert.deepEqual([history.now.glyph, countOf(history.now.off)], [blank, 0]);
  history.undo();
  history.undo();
  assert.deepEqual([history.now.glyph, countOf(history.now.off)], [two, 0]);
  history.undo();
  assert.deepEqual([history.now.glyph, history.isFirst], [blank, true]);
  history.become({ off: toggled(NOTHING, "f6", 83) });
  history.restart(two);
  assert.deepEqual([history.now.glyph, history.now.off.f6, history.isFirst], [two, [83], true]);
  assert.deepEqual(toggled(history.now.off, "f6", 83).f6, []);
});

test("a file's tensors are where its header says", () => {
  const tensors = tensorsOf(recognizer.toSafetensors());
  assert.deepEqual(Object.values(tensors).map(({ length }) => length).sort((a, b) => a - b), [6, 10, 16, 84, 120, 150, 840, 2400, 10080, 48000]);
});

scene("filters that are switched off are zero, here and not for the pad; undo and reset bring them back", WIDE, async ({ page }) => {
  const { answer } = await experiment(page, "change", 8);
  const glyph = Float32Array.from(answer.glyph);
  await shows(page, answer.probabilities);
  await map(page, "C1, map 2").click();
  await shows(page, silenced("c1", [1]).probabilities(glyph));
  assert.equal(await map(page, "C1, map 2").getAttribute("aria-pressed"), "false");
  await map(page, "C1, map 4").click();
  await shows(page, silenced("c1", [1, 3]).probabilities(glyph));
  await page.getByText("2 parts are switched off.").waitFor();
  assert.deepEqual((await answered(page)).answer.probabilities, answer.probabilities);
  await press(page, "Undo this");
  await shows(page, silenced("c1", [1]).probabilities(glyph));
  await press(page, "Reset");
  await shows(page, answer.probabilities);
  for (const filter of [0, 5, 6, 15]) await map(page, `C3, map ${filter + 1}`).click();
  await shows(page, silenced("c3", [0, 5, 6, 15]).probabilities(glyph));
  // Filters that are switched off stay so for the next drawing.
  await page.click("#clear");
  await draw(page, await recordedDigit(3));
  const next = await answered(page);
  await shows(page, silenced("c3", [0, 5, 6, 15]).probabilities(Float32Array.from(next.answer.glyph)));
});

scene("it asks the weights that the pad reads with, also when they become others", WIDE, async ({ page }) => {
  const { answer } = await experiment(page, "change", 6);
  await shows(page, answer.probabilities);
  const taught = silenced("c3", [2, 9, 13]);
  await page.$eval("#pad", (pad, bytes) => pad.useWeights(Uint8Array.from(bytes)), [...taught.toSafetensors()]);
  await shows(page, taught.probabilities(Float32Array.from(answer.glyph)));
  await page.$eval("#pad", (pad) => pad.useWeights(null));
  await shows(page, answer.probabilities);
});

scene("pixels and units are changed by keys, and undone without touching the drawing", WIDE, async ({ page }) => {
  const { answer } = await experiment(page, "change", 5);
  const glyph = Float32Array.from(answer.glyph);
  const editor = page.locator(".editor canvas").first();
  await editor.focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Space"]) await page.keyboard.press(key);
  assert.equal(await page.locator(".editor [role=status]").first().textContent(), "Row 3, column 2: ink");
  glyph[2 * 28 + 1] = 1;
  await shows(page, recognizer.probabilities(glyph));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  glyph[28 + 1] = 1;
  await shows(page, recognizer.probabilities(glyph));
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await shows(page, answer.probabilities);
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
  const strongest = recognizer.activations(Float32Array.from(answer.glyph)).f6.reduce((best, value, i, all) => (value > all[best] ? i : best), 0);
  await page.locator(".units canvas").nth(1).focus();
  for (let i = 0; i < Math.floor(strongest / 21); i += 1) await page.keyboard.press("ArrowDown");
  for (let i = 0; i < strongest % 21; i += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await shows(page, silenced("f6", [strongest]).probabilities(Float32Array.from(answer.glyph)));
  assert.equal(await page.locator(".units [role=status]").nth(1).textContent(), `F6, unit ${strongest + 1}: off`);
});

scene("a pointer erases a stroke of pixels, undone at once", WIDE, async ({ page }) => {
  const { answer } = await experiment(page, "change", 1);
  const box = await page.locator(".editor canvas").first().boundingBox();
  const at = (cell) => box.x + ((cell + 0.5) * box.width) / 28;
  const row = 14;
  const first = answer.glyph.slice(row * 28, row * 28 + 28).findIndex((value) => value > 0.5);
  await page.mouse.move(at(first), box.y + ((row + 0.5) * box.height) / 28);
  await page.mouse.down();
  await page.mouse.move(at(27), box.y + ((row + 0.5) * box.height) / 28);
  await page.mouse.up();
  const glyph = Float32Array.from(answer.glyph, (value, i) => (Math.floor(i / 28) === row && i % 28 >= first ? 0 : value));
  await shows(page, recognizer.probabilities(glyph));
  await press(page, "Undo this");
  await shows(page, answer.probabilities);
});
