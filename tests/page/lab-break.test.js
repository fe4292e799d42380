/** "Break it": the curves over a slider's range are the module's, and the page says where the answer changes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHANGES, valuesOf } from "../../www/page/lab/break/changes.js";
import { changedGlyph, changedInk } from "../../www/page/lab/break/transform.js";
import { lettingGo, readAt } from "../../www/page/lab/break/words.js";
import { percent } from "../../www/page/percent.js";
import { recordedDigit } from "./support/ink.js";
import { experiment, recognizer } from "./support/lab.js";
import { draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";

const block = Float32Array.from({ length: 784 }, (_, i) => (Math.floor(i / 28) >= 10 && Math.floor(i / 28) < 18 && i % 28 >= 8 && i % 28 < 12 ? 1 : 0));
const mass = (glyph) => glyph.reduce((a, b) => a + b, 0);
const same = (a, b, tolerance = 1e-6) => a.forEach((value, i) => assert(Math.abs(value - b[i]) <= tolerance, `${i}: ${value}, expected ${b[i]}`));

test("no change is no change, and each change is what its name says", () => {
  for (const [change, { still }] of Object.entries(CHANGES)) same(changedGlyph(block, change, still), block);
  same(changedGlyph(block, "aside", 2), block.map((_, i) => (i % 28 >= 2 ? block[i - 2] : 0)));
  same(changedGlyph(block, "down", -3), block.map((_, i) => block[i + 84] ?? 0));
  same(changedGlyph(block, "turn", 90), block.map((_, i) => block[(27 - (i % 28)) * 28 + Math.floor(i / 28)]));
  same(changedGlyph(changedGlyph(block, "turn", 180), "turn", 180), block);
  assert(Math.abs(mass(changedGlyph(block, "size", 150)) / mass(block) - 2.25) < 0.2);
  assert(mass(changedGlyph(block, "width", 2)) > mass(block) && mass(changedGlyph(block, "width", -2)) < mass(block));
  same(changedGlyph(block, "noise", 30), changedGlyph(block, "noise", 30), 0);
  for (const [change, range] of Object.entries(CHANGES)) {
    for (const value of valuesOf(range)) assert(changedGlyph(block, change, value).every((grey) => grey >= 0 && grey <= 1), `${change} ${value}`);
  }
  const ink = { points: Float32Array.of(0, 0, 10, 0), strokeEnds: Uint32Array.of(2), pen: 2 };
  same(changedInk(ink, "turn", 90, 1).points, [5, -5, 5, 5]);
  same(changedInk(ink, "size", 50, 1).points, [2.5, 0, 7.5, 0]);
  assert.deepEqual([changedInk(ink, "size", 50, 1).pen, changedInk(ink, "width", 1, 3).pen], [1, 5]);
});

test("the words say where something else is read first, on both sides", () => {
  const reads = [4, 4, null, 7, 7, 7, null, null];
  const probabilities = new Float32Array(reads.flatMap((read) => Array.from({ length: 10 }, (_, digit) => (read === null ? 0.1 : Number(digit === read)))));
  const swept = { probabilities, glyphs: new Float32Array(), sure: 0.8 };
  assert.deepEqual(reads.map((_, n) => readAt(swept, n)), reads);
  const values = Float32Array.from(reads, (_, n) => 10 * (n - 4));
  assert.equal(lettingGo(swept, "turn", values, 4), "Turned to the left, it is unsure from 20°, and a 4 from 30°. Turned to the right, it is unsure from 20°.");
  assert.equal(lettingGo({ ...swept, probabilities: probabilities.subarray(30, 60) }, "noise", values.subarray(4, 7), 0), "With noise, it stays a 7 all the way.");
});

/** A digit's probability at a slider value, from its curve in the chart. */
const plotted = (page, digit, n) =>
  page.locator(".plot polyline").nth(digit).evaluate((line, n) => 1 - Number(line.getAttribute("points").split(" ")[n].split(",")[1]) / 100, n);
const ready = (page, change) =>
  page.waitForFunction((count) => document.querySelector(".plot polyline")?.getAttribute("points").split(" ").length === count, valuesOf(CHANGES[change]).length);

scene("the curves are the module's answers to the strokes as they are turned", { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  const { answer, points, strokeEnds } = await experiment(page, "break", 7);
  const values = valuesOf(CHANGES.turn);
  await ready(page, "turn");
  const ink = { points: Float32Array.from(points), strokeEnds: Uint32Array.from(strokeEnds) };
  for (const n of [0, 40, 90, 108, 137, 180]) {
    const turned = changedInk(ink, "turn", values[n], 1);
    const read = recognizer.recognize(turned.points, turned.strokeEnds);
    for (const [digit, probability] of read.probabilities.entries()) {
      assert(Math.abs((await plotted(page, digit, n)) - probability) < 1e-3, `${digit} at ${values[n]}°`);
    }
    await page.locator(".sweep input").evaluate((slider, n) => {
      slider.value = n;
      slider.dispatchEvent(new Event("input"));
    }, n);
    const text = await page.locator(".sweep input").getAttribute("aria-valuetext");
    assert(text.endsWith(`${read.digit}, ${percent(read.probabilities[read.digit])}.`), text);
    assert.equal(await page.locator(".ten data").nth(read.digit).textContent(), percent(read.probabilities[read.digit]));
  }
  assert.equal(await plotted(page, answer.digit, 90), 1 - Number((100 * (1 - answer.probabilities[answer.digit])).toFixed(2)) / 100);
});

scene("framing undoes a move, and without framing the drawing lets go", {}, async ({ page }) => {
  await experiment(page, "break", 4);
  await page.getByRole("button", { name: "Move sideways" }).click();
  await ready(page, "aside");
  await page.getByText("Framing undoes this.").waitFor();
  await page.getByRole("checkbox", { name: "Framing" }).uncheck();
  await page.getByText(/^Moved to the left, it is unsure from [\d.]+ pixels?/).waitFor();
  await page.getByRole("button", { name: "Noise" }).click();
  await page.getByText(/^With noise, /).waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "Framing" }).isVisible(), false);
});

scene("the slider goes by keys, the last change asked for is shown, and the drawing is followed", {}, async ({ page }) => {
  await experiment(page, "break", 3);
  for (const name of ["Size", "Pen width", "Noise", "Turn"]) await page.getByRole("button", { name, exact: true }).click();
  await ready(page, "turn");
  await page.focus(".sweep input");
  const said = () => page.locator(".sweep input").getAttribute("aria-valuetext");
  assert.match(await said(), /^As it is\. It is 3, /);
  await page.keyboard.press("ArrowRight");
  assert.match(await said(), /^Turned to the right: 2°\. /);
  await page.click("#clear");
  await page.getByText("Draw a digit, and see how far it can be turned").waitFor();
  await draw(page, await recordedDigit(6));
  await page.waitForFunction(() => document.querySelector(".sweep input").getAttribute("aria-valuetext").includes("It is 6"));
});

scene("of a picture the pixels are turned", {}, async ({ page, context }) => {
  await experiment(page, "break", 1);
  await ready(page, "turn");
  await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(2), ["#f4f1e8", "#1c2333"]));
  await page.getByText("The 28 × 28 pixels are changed, after framing.").waitFor();
  await page.waitForFunction(() => document.querySelector(".sweep input").getAttribute("aria-valuetext").includes("It is 2"));
  assert.equal(await page.getByRole("checkbox", { name: "Framing" }).isVisible(), false);
});
