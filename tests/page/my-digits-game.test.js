/** "Write three of each": a game on the pad, which takes what the person has written, and nothing else. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { open, press as choose, round } from "./support/my-digits.js";
import { clear, draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { kept, ODD_FOUR, press, said } from "./support/teaching.js";
import { like } from "./support/unsure.js";
import { settled } from "./support/worker.js";

const begun = async (page) => {
  await open(page);
  await choose(page, "Write three of each");
  return asked(page, 0);
};

/** The digit that the card asks for, once so many have been written. */
async function asked(page, done) {
  await page.waitForFunction((done) => document.querySelector(".teach .said").textContent.includes(`${done} of 30`), done);
  return Number((await page.textContent(".teach .said")).match(/Write an? (\d)/)[1]);
}

const refused = (page) => page.waitForFunction(() => /Only what you write/.test(document.querySelector(".teach .said").textContent));
const ONE = [[[0, 0], [2, 100]]];

scene("three of each is a game on the pad", {}, async ({ page }) => {
  await begun(page);
  for (let done = 0; done < 3; done += 1) {
    const digit = await asked(page, done);
    // In one stroke: if the second one came late, the pen would have rested.
    await draw(page, (await recordedDigit(digit)).slice(0, 1));
    // The first two are taken when the pen has rested.
    if (done === 2) await press(page, "Next");
  }
  await asked(page, 3);
  await press(page, "Skip");
  await asked(page, 4);
  await press(page, "Finish");
  await round(page);
  assert.equal((await kept(page)).samples.length, 3);
  await clear(page);
  await page.locator("#pad").scrollIntoViewIfNeeded();
  await draw(page, await recordedDigit(5));
  assert.equal((await settled(page)).answer.digit, 5);
  await page.waitForTimeout(1500);
  assert.equal((await kept(page)).samples.length, 3, "the game is over");
});

scene("examples, typed digits, pictures and what Undo brings back are not taken", {}, async ({ page, context }) => {
  await begun(page);
  await page.click("#show");
  await refused(page);
  await press(page, "Skip");
  await asked(page, 1);
  await page.focus("#pad");
  await page.keyboard.press("7");
  await page.waitForFunction(() => !document.querySelector("#pad").empty);
  await press(page, "Next");
  await refused(page);
  // Nor as a part of what is written.
  await draw(page, ONE);
  await press(page, "Next");
  await refused(page);

  await press(page, "Skip");
  await asked(page, 2);
  await draw(page, ONE);
  await asked(page, 3);
  await page.click("#undo");
  await refused(page);
  await press(page, "Next");
  await refused(page);
  await page.setInputFiles("#file", await picture(context, ODD_FOUR, ["#fff", "#223"]));
  await page.waitForFunction(() => document.querySelector("#pad").picture);
  await press(page, "Next");
  await refused(page);
  assert.equal((await kept(page)).samples.length, 1);

  // A stroke too many can be taken back.
  await page.click("#clear");
  await draw(page, ONE);
  await draw(page, ONE);
  await page.click("#undo");
  await asked(page, 4);
  assert.deepEqual((await kept(page)).samples.map(({ strokes }) => strokes.length), [1, 1]);
});

scene('"Not a 7?" is not there during the game, and an answer that is chosen by key ends it', { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  await begun(page);
  // Not drawn by hand, so that the game does not take it meanwhile.
  const strokes = like.strokes.map((stroke) => ({ points: stroke.flatMap(([x, y]) => [x + 50, y + 50, 8]), frame: 200 }));
  await page.$eval("#pad", (pad, strokes) => (pad.ink = strokes), strokes);
  await settled(page);
  assert(await page.locator("#not").isHidden());
  // As a digit key does in an engine that cannot tell what is visible.
  const digit = await page.$eval("#choices button", (button) => (button.click(), Number(button.value)));
  await said(page);
  await page.click("#clear");
  // Firefox may have scrolled it out of the window.
  await page.$eval("#pad", (pad) => pad.scrollIntoView());
  await draw(page, ONE);
  await page.waitForTimeout(1500);
  assert.deepEqual((await kept(page)).samples.map(({ label }) => label), [digit]);
  assert(await page.locator("#not").isVisible());
});
