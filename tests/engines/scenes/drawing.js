/** Drawing with the browser's own input, and the page's answers. */

import assert from "node:assert/strict";
import { predictNatively, recordedDigit, strokesOf } from "../../page/support/ink.js";
import { readsNumbers, shown, twentySeven } from "../../page/support/numbers.js";
import { clear, draw } from "../../page/support/pen.js";
import { settled } from "../../page/support/worker.js";
import { bitmap } from "../picture.js";

const answer = (page, text) => page.waitForFunction((text) => document.querySelector("#answer").textContent.trim() === text, text);

/** Clears the pad by Escape, which dismisses a notice first if there is one. */
async function empty(page) {
  do await clear(page);
  while (await page.$eval("#pad", (pad) => pad.ink.length));
}

export function drawing(scene, pointer) {
  scene("digits drawn by mouse get the native answer", {}, async ({ page }) => {
    for (const digit of [3, 4, 7]) {
      const strokes = await recordedDigit(digit);
      await empty(page);
      await draw(page, strokes);
      const { answer, ...question } = await settled(page);
      assert.equal(question.strokeEnds.length, strokes.length);
      assert.equal(await page.textContent("#answer"), String(digit));
      assert.match(await page.textContent("#verdict"), /% sure$/);
      const [{ probabilities }] = await predictNatively([strokesOf(question)]);
      assert.deepEqual(answer.probabilities, probabilities.map(Math.fround));
    }
  });

  if (pointer) {
    scene(`a digit is drawn by ${pointer}`, {}, async ({ page }) => {
      await page.evaluate(() => addEventListener("pointerdown", ({ pointerType }) => (window.drawnBy = pointerType), true));
      const strokes = await recordedDigit(4);
      await draw(page, strokes, page.locator("#pad"), page[pointer]);
      await answer(page, "4");
      assert.deepEqual([await page.evaluate(() => window.drawnBy), await page.$eval("#pad", (pad) => pad.ink.length)], [pointer, strokes.length]);
    });
  }

  scene("keys undo, redo and clear, and a digit key writes an example", {}, async ({ page }) => {
    await draw(page, await recordedDigit(1));
    await answer(page, "1");
    for (const [key, text] of [["Control+z", ""], ["Control+Shift+z", "1"], ["Escape", ""], ["Control+z", "1"], ["Escape", ""]]) {
      await page.keyboard.press(key);
      await answer(page, text);
    }
    await page.$eval("#pad", (pad) => pad.focus());
    await page.keyboard.press("6");
    await answer(page, "6");
  });

  scene("a number is read, and each of its digits can be looked at", {}, async ({ page }) => {
    await draw(page, [[[0, 0], [0, 9]]]);
    await readsNumbers(page);
    await clear(page);
    await draw(page, await twentySeven());
    await settled(page);
    const { text, data, best } = await shown(page);
    assert.deepEqual({ text, data, best }, { text: "27", data: { state: "sure", number: "27" }, best: "7" });
    await page.click("#answer button");
    await page.waitForFunction(() => document.querySelector("#probabilities .best b").textContent === "2");
  });

  scene("a file with a picture is read", {}, async ({ page, site }) => {
    await page.setInputFiles("#file", await site.file("seven.bmp", bitmap(await recordedDigit(7))));
    await answer(page, "7");
  });
}
