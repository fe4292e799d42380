/** Whole numbers on the page: shown digit by digit, and each digit can be looked at. */

import assert from "node:assert/strict";
import { breakable, breakOnce } from "./support/fragile.js";
import { readNumbersNatively, recordedDigit } from "./support/ink.js";
import { inLine, readsNumbers, recordedNumber, shown, twentySeven } from "./support/numbers.js";
import { clear, draw } from "./support/pen.js";
import { scene, whole, withheld } from "./support/stage.js";
import { kept, said, say } from "./support/teaching.js";
import { told } from "./support/told.js";
import { likes } from "./support/unsure.js";
import { settled } from "./support/worker.js";

async function drawn(page, strokes) {
  await whole(page);
  await readsNumbers(page);
  await clear(page);
  await draw(page, strokes);
  const { number } = await settled(page);
  return { number, ...(await shown(page)) };
}

/** A number of two digits, of which only the first is in doubt. */
async function halfInDoubt() {
  const seven = await recordedDigit(7);
  const numbers = likes.map(({ strokes }) => inLine([strokes, seven]));
  const states = (await readNumbersNatively(numbers)).map(({ state, digits }) => [state, ...digits.map((digit) => digit.state)].join());
  assert(states.includes("unsure,unsure,sure"), "expected a drawing in doubt that a 7 beside it leaves in doubt");
  return numbers[states.indexOf("unsure,unsure,sure")];
}

scene("a number is shown as a number, a digit as a digit", {}, async ({ page }) => {
  const { text, data, current, best, verdict } = await drawn(page, await twentySeven());
  assert.deepEqual({ text, data }, { text: "27", data: { state: "sure", number: "27" } });
  assert.deepEqual({ current, best }, { current: 1, best: "7" }, "the bars follow the digit drawn last");
  assert.match(verdict, /^>?[\d.]+% sure$/);
  const one = await drawn(page, await recordedDigit(5));
  assert.deepEqual({ text: one.text, data: one.data, current: one.current }, { text: "5", data: { state: "sure", digit: "5" }, current: -1 });
  assert.equal(await page.locator(".brackets i").count(), 0);
});

scene("a bracket stands under the ink of each digit, in reading order", {}, async ({ page }) => {
  const { number } = await drawn(page, await twentySeven());
  const { x: left, y: top } = await page.locator("#pad").boundingBox();
  const boxes = await page.locator(".brackets i").all();
  assert.equal(boxes.length, 2);
  for (const [i, { box }] of number.digits.entries()) {
    const { x, y, width } = await boxes[i].boundingBox();
    const middle = left + box.x + box.width / 2;
    assert(Math.abs(x + width / 2 - middle) < 2 && width >= box.width, `bracket ${i}: around ${x + width / 2}, ink around ${middle}`);
    assert(y > top + box.y + box.height, "below the ink");
  }
});

scene("each digit of the answer is a button, and arrow keys go from one to the next", {}, async ({ page }) => {
  await drawn(page, await twentySeven());
  await page.locator("#answer button").first().click();
  await page.waitForFunction(() => document.querySelector("#probabilities .best b").textContent === "2");
  assert.equal(await page.textContent("#not"), "Not a 2?");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("#probabilities .best b").textContent === "7");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "7");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelector("#probabilities .best b").textContent === "2");
  assert.deepEqual((await shown(page)).data, { state: "sure", number: "27" });
});

scene("the digit that is in doubt is marked, alone, and offers its two likeliest readings", { chromium: "positions between pixels" }, async ({ page }) => {
  const { number, current, unsure, offered, data } = await drawn(page, await halfInDoubt());
  const [{ digit, runnerUp }] = number.digits;
  assert.equal(data.state, "unsure");
  assert.deepEqual({ unsure, current, offered }, { unsure: [true, false], current: 0, offered: [String(digit), String(runnerUp)] });
  await page.click("#choices button:nth-child(2)");
  await page.waitForFunction((text) => document.querySelector("#answer").textContent === text, `${runnerUp}7`);
  assert.deepEqual((await shown(page)).unsure, [false, false]);
});

scene("undo, redo, eraser and clear go with it", {}, async ({ page }) => {
  const strokes = await twentySeven();
  await drawn(page, strokes);
  const is = (text) => page.waitForFunction((text) => document.querySelector("#answer").textContent === text, text);
  const seven = (await recordedDigit(7)).length;
  for (let i = 0; i < seven; i += 1) await page.keyboard.press("Control+z");
  await is("2");
  assert.deepEqual((await shown(page)).data, { state: "sure", digit: "2" });
  for (let i = 0; i < seven; i += 1) await page.keyboard.press("Control+y");
  await is("27");
  await page.click("#eraser");
  const { x, y } = await page.locator("#pad").boundingBox();
  const { box } = await page.$eval("#pad", (pad) => pad.number.digits[0]);
  await page.mouse.move(x + box.x - 5, y + box.y + box.height / 2 - 0.2 * box.height);
  await page.mouse.down();
  for (let row = 0; row <= 30; row += 1) {
    await page.mouse.move(x + box.x - 5 + (row % 2) * (box.width + 10), y + box.y - 5 + (row / 30) * (box.height + 10), { steps: 10 });
  }
  await page.mouse.up();
  await is("7");
  await page.keyboard.press("Escape");
  await is("");
  assert.deepEqual((await shown(page)).data, { state: "blank" });
});

scene("a screen reader hears the number and its digits", {}, async ({ page }) => {
  const strokes = await twentySeven();
  await Promise.all([told(page, /^27: 2, 7\. .*% sure$/), drawn(page, strokes)]);
});

scene("a number of two lines is read line by line", {}, async ({ page }) => {
  const above = await twentySeven();
  const below = (await recordedNumber("11")).map((stroke) => stroke.map(([x, y]) => [x * 0.7, y * 0.7 + 100]));
  const { text } = await drawn(page, [...above, ...below]);
  assert.equal(text, "2711");
});

scene("what is taught is the ink of the digit that is shown", {}, async ({ page }) => {
  const { number } = await drawn(page, await twentySeven());
  await page.locator("#answer button").first().click();
  await say(page, "2");
  await said(page);
  const [{ label, strokes }] = (await kept(page)).samples;
  const [{ points }] = number.digits;
  assert.equal(label, 2);
  assert.deepEqual(strokes.flatMap(({ points }) => points.filter((_, i) => i % 3 < 2)), [...points]);
  assert.equal(await page.textContent("#answer"), "27");
});

scene("a module for numbers that does not come leaves the page reading digits", withheld("**/lenet5_number*"), async ({ page }) => {
  await page.waitForSelector("html[data-ready]");
  await draw(page, await twentySeven());
  assert.equal((await settled(page)).number, null);
  assert.equal((await shown(page)).data.state, "unsure");
  page.release();
  // Once it has loaded, every pad asks again.
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "27");
});

scene("a trap while a number is read costs one worker, not the answer", breakable({ ready: true, before: async () => {} }), async ({ page }) => {
  await drawn(page, await recordedDigit(2));
  await breakOnce(page);
  await clear(page);
  await draw(page, await twentySeven());
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "27");
});
