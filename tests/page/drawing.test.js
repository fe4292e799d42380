/** Drawing with mouse, finger and keyboard, and undoing it. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { clear, draw, focusPad, ontoPad, touch } from "./support/pen.js";
import { scene, withheld } from "./support/stage.js";
import { answered } from "./support/worker.js";

const answer = (page) => page.$eval("#answer", ({ textContent, dataset }) => ({ text: textContent.trim(), ...dataset }));
const BLANK = { text: "", state: "blank" };

scene("an empty pad has no answer", {}, async ({ page }) => {
  assert.deepEqual(await answer(page), BLANK);
});

scene("the answer comes while the pen is still down", {}, async ({ page }) => {
  const [stroke] = await recordedDigit(3);
  const pad = await page.locator("#pad").boundingBox();
  const [x, y] = stroke[0];
  await page.mouse.move(pad.x + pad.width / 2, pad.y + 40);
  await page.mouse.down();
  await Promise.all(stroke.map(([toX, toY]) => page.mouse.move(pad.x + pad.width / 2 + toX - x, pad.y + 40 + toY - y)));
  await page.waitForFunction(() => document.querySelector("#answer").textContent.trim() !== "");
  await page.mouse.up();
});

/** Draws with one kind of move event, as in most browsers, which report moves only before they paint. */
async function byScript(page, strokes) {
  const drawn = await ontoPad(page, strokes);
  await page.evaluate((strokes) => {
    const send = (type, [clientX, clientY], buttons) =>
      document.querySelector("#pad").dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX, clientY, buttons }));
    for (const stroke of strokes) {
      send("pointerdown", stroke[0], 1);
      for (const point of stroke.slice(1)) send("pointermove", point, 1);
      send("pointerup", stroke.at(-1), 0);
    }
  }, drawn);
}

for (const [name, by, options] of [
  ["mouse", draw, {}],
  ["finger", touch, { hasTouch: true }],
  ["script", byScript, {}],
]) {
  scene(`every position is taken once, whichever events report it: ${name}`, options, async ({ page }) => {
    const way = Array.from({ length: 60 }, (_, i) => [i, (i * i) % 47]);
    const pad = await page.locator("#pad").boundingBox();
    const expected = (await ontoPad(page, [way]))[0].flatMap(([x, y]) => [x - pad.x, y - pad.y]);
    // The order in which events interleave is random.
    for (let times = 0; times < 5; times += 1) {
      await by(page, [way]);
      const { points } = await answered(page);
      assert.equal(points.length, expected.length);
      // Positions are in whole device pixels.
      expected.forEach((at, i) => assert(Math.abs(points[i] - at) <= 1, `${i}: ${points[i]}, not ${at}`));
      await clear(page);
    }
  });
}

scene("a finger draws", { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }, async ({ page }) => {
  const before = await page.evaluate(() => scrollY);
  await touch(page, await recordedDigit(2));
  const { answer: heard } = await answered(page);
  assert.equal((await answer(page)).text, String(heard.digit));
  assert.equal(await page.evaluate(() => scrollY), before, "drawing must not scroll the page");
});

scene("the keyboard draws", {}, async ({ page }) => {
  await focusPad(page);
  await page.keyboard.press("Space");
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  const { strokeEnds } = await answered(page);
  assert.equal(strokeEnds.length, 1);
  assert.equal((await answer(page)).digit, "1");
});

scene("undo, redo and clear by key bring back the same answers", {}, async ({ page }) => {
  const [first, second] = [[[[10, 0], [10, 50], [10, 100]]], [[[0, 50], [50, 50]]]];
  await draw(page, first);
  await answered(page);
  const one = await answer(page);
  await draw(page, second);
  await answered(page);
  const two = await answer(page);
  const becomes = async (key, expected) => {
    await page.keyboard.press(key);
    if (expected !== BLANK) await answered(page);
    await page.waitForFunction((expected) => {
      const { textContent, dataset } = document.querySelector("#answer");
      const found = { text: textContent.trim(), ...dataset };
      return Object.entries({ ...found, ...expected }).every(([name, value]) => found[name] === value && expected[name] === value);
    }, expected);
  };
  await becomes("Control+z", one);
  await becomes("Control+z", BLANK);
  await becomes("Control+Shift+z", one);
  await becomes("Control+y", two);
  await becomes("Escape", BLANK);
  await becomes("Control+z", two);
});

scene("undo, redo and clear by button do the same", {}, async ({ page }) => {
  await draw(page, await recordedDigit(7));
  await answered(page);
  const drawn = await answer(page);
  const becomes = (state) => page.waitForSelector(`#answer[data-state="${state}"]`);
  await page.click("#clear");
  await becomes("blank");
  await page.click("#undo");
  await becomes(drawn.state);
  await page.click("#clear");
  await becomes("blank");
  await page.click("#undo");
  await page.click("#redo");
  await becomes("blank");
});

scene("ink from before the network is there is answered when it is", withheld("**/*.wasm"), async ({ page }) => {
  await draw(page, await recordedDigit(5));
  assert.equal(await page.locator("html[data-ready]").count(), 0);
  assert.deepEqual(await answer(page), BLANK);
  page.release();
  await page.waitForSelector("html[data-ready]");
  const { answer: heard } = await answered(page);
  assert.equal((await answer(page)).text, String(heard.digit));
});
