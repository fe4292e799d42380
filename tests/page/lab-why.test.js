/** "Why this digit, why not that one": the ink that speaks for each, by the module's own numbers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { reasons } from "../../www/page/lab/why/occlusion.js";
import { byRegion, regionsOf } from "../../www/page/lab/why/regions.js";
import { percent } from "../../www/page/percent.js";
import { breakable, breakOnce } from "./support/fragile.js";
import { recordedDigit } from "./support/ink.js";
import { experiment, recognizer } from "./support/lab.js";
import { inLine, readsNumbers } from "./support/numbers.js";
import { ONLINE } from "./support/online.js";
import { draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { like } from "./support/unsure.js";
import { answered } from "./support/worker.js";

const explained = (page, digit) => page.locator(".why h3").first().filter({ hasText: `Why ${digit}?` }).waitFor();

test("of a network that only adds up, the ink's parts add up to its logit", () => {
  const weights = Float32Array.from({ length: 7840 }, (_, i) => Math.sin(i));
  const logitsBatch = (glyphs, n) =>
    Float32Array.from({ length: 10 * n }, (_, i) => {
      let sum = 0;
      for (let pixel = 0; pixel < 784; pixel += 1) sum += glyphs[Math.floor(i / 10) * 784 + pixel] * weights[(i % 10) * 784 + pixel];
      return sum;
    });
  // Ink at the edge as well, where patches reach beyond it.
  const glyph = Float32Array.from({ length: 784 }, (_, i) => (i % 28 < 2 || i % 97 === 0 ? 0.5 + (i % 5) / 10 : 0));
  const { speaks } = reasons({ logitsBatch, probabilities: () => new Float32Array(10) }, { glyph, digits: [3, 8] });
  const logits = logitsBatch(glyph, 1);
  for (const [i, digit] of [3, 8].entries()) {
    assert(Math.abs(speaks[i].reduce((a, b) => a + b) - logits[digit]) < 1e-3);
    glyph.forEach((value, pixel) => value > 0 || assert.equal(speaks[i][pixel], 0));
  }
});

test("regions are named as people see them", () => {
  const ink = (cells) => Float32Array.from({ length: 784 }, (_, i) => (cells(Math.floor(i / 28), i % 28) ? 1 : 0));
  const square = regionsOf(ink((row, column) => row >= 4 && row < 22 && column >= 6 && column < 24));
  assert.deepEqual([square(4, 6), square(4, 15), square(12, 23), square(13, 15), square(21, 6)], ["top left", "top", "right", "middle", "bottom left"]);
  const one = ink((row, column) => row >= 4 && row < 24 && column >= 13 && column < 16);
  assert.deepEqual([regionsOf(one)(4, 13), regionsOf(one)(23, 15)], ["top", "bottom"]);
  const most = byRegion(one, one.map((value, i) => (value === 0 ? 0 : Math.floor(i / 28) < 8 ? 1 : -1)));
  assert.deepEqual([most[0].region, most.at(-1).sum < 0], ["top", true]);
});

scene("each digit's strongest ink is coloured, and a blot's probability is the module's", { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  const { answer } = await experiment(page, "why", 8);
  const digits = [answer.digit, answer.runnerUp];
  const { speaks, blot } = reasons(recognizer, { glyph: Float32Array.from(answer.glyph), digits });
  await explained(page, answer.digit);
  for (const [i, digit] of digits.entries()) {
    const pixel = speaks[i].reduce((most, value, at) => (Math.abs(value) > Math.abs(speaks[i][most]) ? at : most), 0);
    const [red, , blue] = await page.locator(".why canvas").nth(i).evaluate((canvas, pixel) => {
      const grain = canvas.width / 28;
      return [...canvas.getContext("2d").getImageData((pixel % 28) * grain + 1, Math.floor(pixel / 28) * grain + 1, 1, 1).data];
    }, pixel);
    assert.equal(red > blue, speaks[i][pixel] > 0, `${digit}: red ${red}, blue ${blue}`);
  }
  // The blot that was found is the best of all blots, and its probability is the module's.
  const glyph = Float32Array.from(answer.glyph);
  const with3x3 = (row, column) => glyph.map((value, i) => (Math.floor(i / 28) - row in [0, 0, 0] && (i % 28) - column in [0, 0, 0] ? 1 : value));
  let best = 0;
  for (let place = 0; place < 26 * 26; place += 1) {
    best = Math.max(best, recognizer.probabilities(with3x3(Math.floor(place / 26), place % 26))[answer.runnerUp]);
  }
  assert(blot && Math.abs(blot.probability - best) < 1e-6);
  const said = await page.locator(".why section").nth(1).locator("p").last().textContent();
  assert(said.includes(`would help ${answer.runnerUp} most: from ${percent(answer.probabilities[answer.runnerUp])} to ${percent(best)}.`), said);
});

scene("it is opened and closed by keys, follows the drawing, and Clear empties it", {}, async ({ page }) => {
  const { answer } = await experiment(page, "why", 5, async () => {
    await page.focus("#why");
    await page.keyboard.press("Enter");
  });
  await explained(page, answer.digit);
  assert.equal(await page.evaluate(() => document.activeElement.id), "lab-title");
  const label = await page.locator(".why canvas").first().getAttribute("aria-label");
  assert.match(label, new RegExp(`^${answer.digit}: .+ speaks most for ${answer.digit}\\.`));
  await page.click("#clear");
  await page.getByText("Draw a digit, and see which ink speaks for it.").waitFor();
  assert.equal(await page.locator(".why").isVisible(), false);
  await draw(page, await recordedDigit(2));
  await explained(page, 2);
  await page.keyboard.press("Escape");
  await page.locator(".lab").waitFor({ state: "hidden" });
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "why");
});

scene("when its module breaks, another takes its place; the pad is not concerned", breakable(ONLINE, "page/lab/worker.js", ["recognizer_logitsBatch"]), async ({ page }) => {
  await experiment(page, "why", 5);
  await explained(page, 5);
  await breakOnce(page);
  await page.click("#clear");
  await draw(page, await recordedDigit(4));
  await explained(page, 4);
  assert.equal(await page.textContent("#answer"), "4");
});

scene("of a number the digit that is looked at is explained, and broken", {}, async ({ page }) => {
  await experiment(page, "why", 1);
  await readsNumbers(page);
  await page.click("#clear");
  await draw(page, inLine([await recordedDigit(2), await recordedDigit(7)]));
  await explained(page, 7);
  await page.locator("#answer button").first().click();
  await explained(page, 2);
  await page.locator(".lab").getByRole("button", { name: "Break it" }).click();
  await page.waitForFunction(() => document.querySelector(".sweep input").getAttribute("aria-valuetext")?.includes("As it is. It is 2"));
});

scene("a picture and a doubtful drawing are explained as well", {}, async ({ page, context }) => {
  await experiment(page, "why", 1);
  await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(7), ["#f4f1e8", "#1c2333"]));
  await explained(page, 7);
  await page.click("#clear");
  await draw(page, like.strokes);
  const { answer } = await answered(page);
  await explained(page, answer.digit);
  await page.getByText(`It is not sure. Its best guesses are ${answer.digit} (`).waitFor();
});
