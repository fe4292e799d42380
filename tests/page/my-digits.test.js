/** "My digits": drawings can be seen, changed and added, for several hands, and the gain is measured fairly. */

import assert from "node:assert/strict";
import { bring, exchanged, labels, lines, open, press, round, saved } from "./support/my-digits.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { drawn, kept, ODD_FOUR, reload, said, say, weights } from "./support/teaching.js";
import { HELD, atWork } from "./support/work.js";

scene("several hands: each has its drawings and its weights, and can be renamed and forgotten", {}, async ({ page }) => {
  const before = await drawn(page, ODD_FOUR);
  await say(page, "4");
  await said(page);
  await open(page);
  await press(page, "Add");
  await page.getByRole("textbox", { name: "Name" }).fill("Left hand");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  await page.waitForFunction((digit) => document.querySelector("#answer").textContent === String(digit), before.digit);
  assert.equal(await page.locator(".drawing").count(), 0);
  const hand = page.getByRole("combobox", { name: "Who is writing?" });
  await hand.selectOption("Me");
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "4");
  assert.equal(await page.locator(".drawing").count(), 1);
  await press(page, "Rename");
  await page.getByRole("textbox", { name: "Name" }).fill("Anna");
  await press(page, "Save");
  await page.waitForFunction(() => document.querySelector("#hand").selectedOptions[0].textContent === "Anna");
  await press(page, "Forget");
  await press(page, "Cancel");
  await press(page, "Forget");
  await press(page, "Forget");
  await page.waitForFunction(() => document.querySelector("#hand").selectedOptions[0].textContent === "Left hand");
  const { hands, samples, versions } = await kept(page);
  assert.deepEqual([hands.map(({ name }) => name), samples, versions], [["Left hand"], [], []]);
});

scene("what it is worth is measured on drawings that were not learnt", {}, async ({ page }) => {
  await open(page);
  await bring(page, "ink.jsonl", lines);
  await exchanged(page, /12 drawings/);
  assert.match(await round(page), /proves little|nothing that helps/);
  await press(page, "How much does it help?");
  const [, before, after] = (await round(page)).match(/had not practised on: (\d+) → (\d+) of 12 are read right/);
  assert(Number(before) >= 10 && Number(after) >= 10, "recorded digits are read right, taught or not");
});

scene("pictures are taught, kept and measured as drawings are", {}, async ({ page, context }) => {
  await page.setInputFiles("input[type=file]", await picture(context, ODD_FOUR, ["#fff", "#223"]));
  await page.waitForSelector("#not:not([hidden])");
  assert.notEqual(await page.textContent("#answer"), "4");
  await say(page, "4");
  assert.match(await said(page), /Kept: your 4, 1 so far.*It reads this as a 4 now/);
  assert.equal(await page.textContent("#answer"), "4");
  await say(page, "4");
  await said(page);
  const [{ strokes, glyph }, ...more] = (await kept(page)).samples;
  assert.deepEqual([strokes, Object.keys(glyph).length, more], [[], 784, []]);

  await reload(page);
  await open(page);
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  assert.equal(await page.locator(".drawing canvas").count(), 1);
  assert.equal((await saved(page, "Save a sheet of them")).bytes.toString("latin1", 1, 4), "PNG");
  assert(await page.getByRole("button", { name: "Save drawings" }).isHidden(), "a file of ink cannot hold it");
  await bring(page, "ink.jsonl", lines);
  await exchanged(page, /12 drawings/);
  await round(page);
  assert.equal((await saved(page, "Save drawings")).bytes.toString().trim().split("\n").length, 12);
  await exchanged(page, /1 picture is not in it/);
  await press(page, "How much does it help?");
  assert.match(await round(page), /of 13 are read right/);
});

scene("a round can be stopped, and what it learnt be discarded; both leave the drawings", HELD, async ({ page }) => {
  await drawn(page, ODD_FOUR);
  await open(page);
  const end = await atWork(() => bring(page, "ink.jsonl", `${JSON.stringify({ label: 4, strokes: ODD_FOUR })}\n`))(page);
  await page.locator("#my-digits .round").getByRole("button", { name: "Stop" }).click();
  assert.match(await round(page), /Stopped\. Nothing has changed/);
  await end();
  assert.equal(await weights(page), null);
  assert.deepEqual(await labels(page), [4]);
  await press(page, "Learn them");
  await page.waitForFunction(() => (document.querySelector(".curve path")?.getAttribute("d") ?? "").includes("L"));
  assert.match(await round(page), /Learnt\./);
  assert.notEqual(await weights(page), null);
  await press(page, "Discard");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  assert.deepEqual(await labels(page), [4]);
  assert.equal((await kept(page)).versions.length, 0);
});
