/** "Show one", digit keys, "Big", and what Escape means. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { draw, focusPad, tap } from "./support/pen.js";
import { scene, whole } from "./support/stage.js";
import { told } from "./support/told.js";
import { like } from "./support/unsure.js";
import { settled } from "./support/worker.js";

const inks = (page) => page.$eval("#pad", (pad) => JSON.stringify(pad.ink));

scene("every example is read as its digit, and three in a row differ", {}, async ({ page }) => {
  await whole(page);
  await focusPad(page);
  for (let digit = 0; digit < 10; digit += 1) {
    const shown = new Set();
    for (let times = 0; times < 3; times += 1) {
      const before = await inks(page);
      await page.keyboard.press(String(digit));
      await page.waitForFunction((before) => JSON.stringify(document.querySelector("#pad").ink) !== before, before);
      const { answer } = await settled(page);
      assert.deepEqual([answer.digit, answer.state], [digit, "sure"], `example ${times} of ${digit}`);
      shown.add(await inks(page));
    }
    assert.equal(shown.size, 3);
  }
});

scene("another one each time", {}, async ({ page }) => {
  const shown = [];
  for (let times = 0; times < 10; times += 1) {
    const before = await inks(page);
    await page.click("#show");
    await page.waitForFunction((before) => JSON.stringify(document.querySelector("#pad").ink) !== before, before);
    shown.push((await settled(page)).answer.digit);
  }
  assert.equal(new Set(shown).size, 10, shown.join());
});

const moving = { reducedMotion: "no-preference" };

/** Begins an example whose pen comes down and stays where it is: the page's clock stands still until `page.evaluate(goOn)`. */
async function begun(page, begin) {
  await page.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
  await begin();
  await page.waitForFunction(() => document.querySelector("#pad").drawing);
}
const goOn = () => void delete performance.now;

scene("it is written stroke by stroke, and can be undone so", moving, async ({ page }) => {
  await whole(page);
  await draw(page, await recordedDigit(1));
  await focusPad(page);
  await begun(page, () => page.keyboard.press("4"));
  // The next example, of two strokes, replaces the one in progress.
  await page.keyboard.press("4");
  await page.evaluate(goOn);
  await page.waitForFunction(() => document.querySelector("#pad").ink.length > 1 && !document.querySelector("#pad").drawing);
  assert.equal((await settled(page)).answer.digit, 4);
  const strokes = await page.$eval("#pad", (pad) => pad.ink.length);
  await page.keyboard.press("Control+z");
  assert.equal(await page.$eval("#pad", (pad) => pad.ink.length), strokes - 1);
});

scene("whoever draws meanwhile keeps the own stroke alone", moving, async ({ page }) => {
  await whole(page);
  await begun(page, () => page.click("#show"));
  const strokes = await recordedDigit(7);
  await draw(page, strokes);
  await page.evaluate(goOn);
  await page.waitForTimeout(500);
  assert.equal(await page.$eval("#pad", (pad) => pad.ink.length), strokes.length);
  assert.equal((await settled(page)).answer.digit, 7);
});

scene("a key in the middle of an example ends it", moving, async ({ page }) => {
  await whole(page);
  await begun(page, () => page.click("#show"));
  await page.keyboard.press("Escape");
  await page.evaluate(goOn);
  await page.waitForTimeout(500);
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), true);
});

scene("after an unsure answer a digit key chooses, and a screen reader is told so", {}, async ({ page }) => {
  const [heard] = await Promise.all([told(page, /./), draw(page, like.strokes)]);
  const { digit, runnerUp } = (await settled(page)).answer;
  assert.equal(heard, `Not sure: ${digit} or ${runnerUp}? Press ${digit} or ${runnerUp}.`);
  const before = await inks(page);
  await page.keyboard.press(String(runnerUp));
  await page.waitForFunction((digit) => document.querySelector("#answer").textContent === digit, String(runnerUp));
  assert.equal(await inks(page), before);
});

for (const [width, height, part] of [[1440, 900, 0.85], [1920, 1080, 0.85], [390, 664, 0.5], [844, 390, 0.7], [568, 320, 0.6]]) {
  scene(`"Big" fills the window, and Escape leaves it: ${width} x ${height}`, { viewport: { width, height } }, async ({ page }) => {
    await draw(page, await recordedDigit(3));
    await settled(page);
    const size = (selector) => page.$eval(selector, (element) => parseFloat(getComputedStyle(element).fontSize));
    const before = await size("#answer");
    await page.click("#big");
    await page.waitForSelector("html.big");
    const pad = await page.locator("#pad").boundingBox();
    assert(pad.height >= part * height, `a pad of ${pad.height} in a window of ${height}`);
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    assert(wide[0] <= width && wide[1] <= height, `scrolls to ${wide}`);
    assert((await size("#answer")) >= before);
    assert.equal(await page.locator(".about").first().isVisible(), false);
    assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.documentElement.className), "");
    assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
  });
}

scene("Escape dismisses a notice, and clears only after that", {}, async ({ page }) => {
  await draw(page, await recordedDigit(3));
  await settled(page);
  await page.setInputFiles("#file", { name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
  await page.waitForSelector(".notice");
  await page.focus("#pad");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".notice", { state: "detached" });
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
  await page.keyboard.press("Escape");
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), true);
});

scene("the keyboard's pen says where it is, and its help is in sentences", {}, async ({ page }) => {
  assert.match(await page.locator("#pad #help").textContent(), /^Arrows move, two at once diagonally\. .*Esc clears\. $/);
  const hears = (words) => page.waitForFunction((words) => document.querySelector("#pad").shadowRoot.querySelector("[role=status]").textContent === words, words);
  await focusPad(page);
  await tap(page, "ArrowRight");
  await hears("column 12, row 7");
  await page.keyboard.down("Shift");
  await tap(page, "ArrowDown");
  await hears("column 12, row 11");
});
