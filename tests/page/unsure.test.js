/** What the page says and offers when it is not sure. */

import assert from "node:assert/strict";
import { clear, draw } from "./support/pen.js";
import { scene, whole } from "./support/stage.js";
import { said } from "./support/teaching.js";
import { like, unlike } from "./support/unsure.js";
import { settled } from "./support/worker.js";

const read = (page) =>
  page.evaluate(() => {
    const text = (selector) => document.querySelector(selector).textContent.trim();
    const buttons = [...document.querySelectorAll("#choices button")];
    return {
      verdict: text("#verdict"),
      offered: buttons.filter((button) => button.checkVisibility()).map(({ textContent }) => textContent),
      pressed: buttons.map((button) => button.getAttribute("aria-pressed")),
    };
  });

async function drawn(page, strokes) {
  await clear(page);
  await draw(page, strokes);
  const { answer } = await settled(page);
  return { ...answer, ...(await read(page)) };
}

scene("if two digits are likely, it asks which one", {}, async ({ page }) => {
  const { digit, runnerUp, verdict, offered } = await drawn(page, like.strokes);
  assert.equal(verdict, `Not sure: ${digit} or ${runnerUp}?`);
  assert.deepEqual(offered, [String(digit), String(runnerUp)]);
});

scene("if no digit is likely, it names none, and offers none", {}, async ({ page }) => {
  const { digit, verdict, offered } = await drawn(page, unlike.strokes);
  assert.equal(verdict, "Not sure that it is a digit");
  assert.deepEqual(offered, []);
  const { text, ...data } = await page.$eval("#answer", ({ textContent, dataset }) => ({ text: textContent, ...dataset }));
  assert.deepEqual({ text, data }, { text: "?", data: { state: "unsure", digit: String(digit) } });
  assert.equal(await page.locator("#probabilities .best, #probabilities data:not(.unseen)").count(), 0);
});

scene("what a translator makes of the page changes no answer", {}, async ({ page }) => {
  const { runnerUp } = await drawn(page, like.strokes);
  const foreign = (digit) => String.fromCodePoint(0x6f0 + digit);
  await page.evaluate((text) => {
    const button = document.querySelector("#choices button:nth-child(2)");
    button.innerHTML = `<font>${text}</font>`;
    document.querySelector("#answer").innerHTML = "<font>x</font>";
    button.click();
  }, foreign(runnerUp));
  await page.waitForFunction((said) => document.querySelector("#verdict").textContent === said, `You said ${runnerUp}`);
  const open = await page.$$eval("#answer, #choices, #probabilities", (elements) => elements.filter(({ translate }) => translate).length);
  assert.equal(open, 0, "digits that are answers are not to be translated");
});

scene("a digit key of another script is told by its place", {}, async ({ page }) => {
  await whole(page);
  await page.focus("#pad");
  await page.evaluate(() => document.querySelector("#pad").dispatchEvent(new KeyboardEvent("keydown", { key: "۶", code: "Digit6", bubbles: true })));
  await page.waitForSelector('#answer[data-digit="6"]');
});

scene("a guess that is tapped becomes the answer, until more is drawn", {}, async ({ page }) => {
  const { runnerUp } = await drawn(page, like.strokes);
  await page.click("#choices button:nth-child(2)");
  await page.waitForFunction((tapped) => document.querySelector("#answer").textContent === tapped, String(runnerUp));
  const { verdict, pressed } = await read(page);
  assert.equal(verdict, `You said ${runnerUp}`);
  assert.deepEqual(pressed, ["false", "true"]);
  // The answer is learnt as well, so the network may now say the same.
  await said(page);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  const { digit, state } = (await settled(page)).answer;
  await page.waitForFunction((best) => document.querySelector("#answer").textContent === best, String(digit));
  assert.match((await read(page)).verdict, state === "sure" ? /% sure$/ : /^Not sure/);
});
