/** Pictures of numbers: shown as a number, with a bracket under each digit of the picture. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { inLine, readsNumbers, shown } from "./support/numbers.js";
import { picture } from "./support/picture.js";
import { scene, whole } from "./support/stage.js";
import { kept, said, say } from "./support/teaching.js";
import { told } from "./support/told.js";
import { answered } from "./support/worker.js";

const COLOURS = ["#f4f1e8", "#1c2333"];
const numberIs = (page, text) => page.waitForFunction((text) => document.querySelector("#answer").dataset.number === text, text);

scene("a picture of a number is read digit by digit", {}, async ({ page, context }) => {
  await whole(page);
  await readsNumbers(page);
  const strokes = inLine([await recordedDigit(2), await recordedDigit(7), await recordedDigit(5)]);
  const shifted = strokes.map((stroke) => stroke.map(([x, y]) => [x + 60, y + 60]));
  const file = await picture(context, shifted, COLOURS);
  await Promise.all([told(page, /^275: 2, 7, 5\./), page.setInputFiles("input[type=file]", file)]);
  await numberIs(page, "275");
  const { kind, number } = await answered(page);
  assert.deepEqual([kind, number.text, number.digits.length], ["numberPicture", "275", 3]);
  const { text, data, current } = await shown(page);
  assert.deepEqual({ text, data, current }, { text: "275", data: { state: "sure", number: "275" }, current: 2 });

  // Each bracket is below its digit, where the pad shows the picture.
  const pad = await page.locator("#pad").boundingBox();
  const { width, height } = await page.evaluate(() => {
    const { width, height } = document.querySelector("#pad").picture.pixels;
    return { width, height };
  });
  const scale = pad.width / Math.max(width, height);
  const [left, top] = [pad.x + (pad.width - scale * width) / 2, pad.y + (pad.height - scale * height) / 2];
  const brackets = await page.locator(".brackets i").all();
  assert.equal(brackets.length, 3);
  for (const [i, { box }] of number.digits.entries()) {
    const { x, y, width } = await brackets[i].boundingBox();
    assert(Math.abs(x + width / 2 - left - scale * (box.x + box.width / 2)) < 2, `bracket ${i} is under its digit`);
    assert(y > top + scale * (box.y + box.height), `bracket ${i} is below the ink`);
  }

  // Bars and layers follow the digit that is tapped.
  await page.locator("#answer button").first().click();
  await page.waitForFunction(() => document.querySelector("#probabilities .best b").textContent === "2");

  // The digit's correction is learnt from that digit's ink alone.
  await say(page, "2");
  assert.match(await said(page), /Kept: your 2, 1 so far/);
  const [{ label, glyph }] = (await kept(page)).samples;
  assert.deepEqual([label, glyph], [2, Uint8Array.from(number.digits[0].glyph, (intensity) => Math.round(255 * intensity))]);
  await numberIs(page, "275");

  await page.locator("#clear").click();
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "");
  assert.equal(await page.locator(".brackets i").count(), 0);
  await page.locator("#undo").click();
  await numberIs(page, "275");

  // A picture of one digit is read as one digit.
  await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(7), COLOURS));
  await page.waitForFunction(() => document.querySelector("#answer").dataset.digit === "7");
  assert.equal(await page.locator(".brackets i").count(), 0);
});
