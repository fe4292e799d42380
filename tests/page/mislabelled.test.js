/** Wrong labels: a drawing that looks like another digit of the same hand is left out, shown, and easily put right. */

import assert from "node:assert/strict";
import { recorded, recordedDigit } from "./support/ink.js";
import { bring, exchanged, linesOf, open, press, round } from "./support/my-digits.js";
import { clear } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { drawn, kept, reload, said, say } from "./support/teaching.js";

const slanted = (strokes, by) => strokes.map((stroke) => stroke.map(([x, y]) => [x + by * y, y]));

const FIVE = await recordedDigit(5);
const HAND = (await recorded()).slice(10, 30);
const WRONG = { label: 6, strokes: slanted(FIVE, 0.1) };

scene("a wrong label among right ones is marked, also after a reload, until it is corrected", {}, async ({ page }) => {
  await open(page);
  await bring(page, "ink.jsonl", linesOf([...HAND, WRONG]));
  await exchanged(page, /21 drawings/);
  assert.match(await round(page), /1 drawing is left out: it looks like another digit of yours/);
  const marked = page.getByRole("button", { name: "6, drawing 3, left out: it looks like another digit" });
  assert.equal(await page.locator(".drawing.wrong").count(), 1);
  assert(await marked.isVisible());

  await reload(page);
  await open(page);
  await marked.click();
  await page.getByRole("combobox", { name: "What it is" }).selectOption("5");
  await page.waitForFunction(() => !document.querySelector(".drawing.wrong"));
  await press(page, "Learn them");
  assert.doesNotMatch(await round(page), /left out/);
  assert.equal(await page.locator(".drawing.wrong").count(), 0);
  assert.deepEqual((await kept(page)).hands.map(({ mislabelled }) => mislabelled), [[]]);
});

scene("a correction that looks like another digit of one's own waits for a second drawing like it", {}, async ({ page }) => {
  await open(page);
  await bring(page, "ink.jsonl", linesOf(HAND));
  await exchanged(page, /20 drawings/);
  await round(page);
  await page.locator("#pad").scrollIntoViewIfNeeded();
  assert.equal((await drawn(page, slanted(FIVE, 0.1))).digit, 5);
  await say(page, "6");
  assert.match(await said(page), /Kept: your 6, 3 so far.*Left out: it looks like your 5s/);
  await page.locator(".teach").getByRole("button", { name: "Delete this drawing" }).waitFor();

  await clear(page);
  await drawn(page, slanted(FIVE, 0.15));
  await say(page, "6");
  assert.doesNotMatch(await said(page), /Left out/);
  assert.deepEqual((await kept(page)).hands.map(({ mislabelled }) => mislabelled), [[]]);
});
