/** What the first screen says and when, and that nothing on it jumps. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { twentySeven } from "./support/numbers.js";
import { clear, draw, ontoPad } from "./support/pen.js";
import { scene, whole, withheld } from "./support/stage.js";
import { like, unlike } from "./support/unsure.js";
import { settled } from "./support/worker.js";

scene("the digit follows the pen, and its words wait until the pen rests", {}, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector("#verdict")?.isConnected);
  await draw(page, [[[0, 0], [0, 9]]]);
  await settled(page);
  await page.evaluate(() => {
    window.texts = { verdict: [], answer: [], percentages: [] };
    const watch = (name, selector) =>
      new MutationObserver(() => window.texts[name].push(document.querySelector(selector).textContent))
        .observe(document.querySelector(selector), { childList: true, characterData: true, subtree: true });
    watch("verdict", "#verdict");
    watch("answer", "#answer");
    watch("percentages", "#probabilities");
  });
  await clear(page);
  const [stroke] = await ontoPad(page, await recordedDigit(8));
  // Long enough for many answers, without a rest; from inside the page, because a busy machine slows the page as a whole.
  const drawing = await page.evaluate(async (stroke) => {
    const send = (type, [clientX, clientY], buttons = 1) =>
      document.querySelector("#pad").dispatchEvent(new PointerEvent(type, { pointerId: 1, isPrimary: true, clientX, clientY, buttons }));
    window.lift = () => send("pointerup", stroke.at(-1), 0);
    send("pointerdown", stroke[0]);
    const follow = async (way) => {
      for (const point of way) {
        send("pointermove", point);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    };
    await follow(stroke);
    // If answers are slow, the pen keeps moving for a while.
    for (let times = 0; times < 100 && window.texts.answer.length < 2; times += 1) await follow(stroke.slice(-2));
    // The pen has not rested for long yet.
    const seen = (selector) => document.querySelector(selector).checkVisibility({ checkVisibilityCSS: true });
    return { ...structuredClone(window.texts), seen: ["#words", "#probabilities data"].filter(seen) };
  }, stroke);
  assert(drawing.answer.length >= 2, `expected the digit to follow the pen, found ${drawing.answer}`);
  assert.deepEqual(drawing.verdict.filter((text) => /sure/i.test(text)), []);
  assert.deepEqual(drawing.seen, []);
  await page.evaluate(() => window.lift());
  await settled(page);
  assert.match(await page.locator("#verdict").innerText(), /sure$/);
  const texts = await page.evaluate(() => window.texts);
  assert(texts.verdict.length <= 3 && texts.percentages.length <= 30, JSON.stringify(texts));
});

scene("nothing is shifted while the page loads", {
  viewport: { width: 390, height: 664 },
  before: (page) =>
    page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
    }),
}, async ({ page }) => {
  await whole(page);
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => window.shifts), []);
});

const box = (page, selector) => page.locator(selector).boundingBox();

for (const [width, height] of [[390, 664], [844, 390], [700, 300], [568, 320], [1024, 768], [1440, 900]]) {
  scene(`what comes after the first answer moves nothing, ${width} x ${height}`, { viewport: { width, height }, ...withheld("**/later.css") }, async ({ page }) => {
    await page.waitForSelector("html[data-ready]");
    const boxes = () => Promise.all(["#pad", ".answer", ".chances"].map((selector) => box(page, selector)));
    const before = await boxes();
    // The script is there, its style sheet is not.
    await page.waitForSelector("link[href*=later]", { state: "attached" });
    assert.deepEqual(await boxes(), before);
    page.release();
    await whole(page);
    assert.deepEqual(await boxes(), before);
  });
}

for (const [width, height] of [[390, 664], [568, 320], [844, 390], [768, 1024], [1000, 650], [1280, 720], [1366, 500], [1440, 900]]) {
  scene(`nothing jumps when the answer changes, ${width} x ${height}`, { viewport: { width, height } }, async ({ page }) => {
    const still = () => Promise.all(["#pad", ".tools", ".strip", ".details"].map((selector) => box(page, selector)));
    await whole(page);
    const blank = await still();
    const boxes = [];
    for (const strokes of [await recordedDigit(1), like.strokes, unlike.strokes, await recordedDigit(8)]) {
      await clear(page);
      assert.deepEqual(await still(), blank);
      await draw(page, strokes);
      await settled(page);
      const [{ x, y }, bars] = [await box(page, "#verdict"), await box(page, "#probabilities")];
      boxes.push({ x: Math.round(x), y: Math.round(y), bars, still: await still() });
    }
    for (const found of boxes) assert.deepEqual(found, { ...boxes[0], still: blank });
    await draw(page, await twentySeven());
    await settled(page);
    assert.deepEqual(await still(), blank);
  });
}

scene("before the first stroke there are no empty bars and no empty box", {}, async ({ page }) => {
  const seen = () => Promise.all(["#probabilities", "#glyph", "#time"].map((selector) => page.locator(selector).isVisible()));
  assert.deepEqual(await seen(), [false, false, false]);
  await draw(page, await recordedDigit(3));
  await settled(page);
  await page.locator("#time").waitFor();
  assert.deepEqual(await seen(), [true, true, true]);
  const time = await page.locator("#time").textContent();
  assert.match(time, /^\d+(\.\d)? µs$/);
  for (let times = 0; times < 3; times += 1) {
    await clear(page);
    await draw(page, await recordedDigit(4 + times));
    await settled(page);
    await page.waitForTimeout(600);
    assert.equal(await page.locator("#time").textContent(), time, "a time that is shown stays");
  }
});

scene("the pen shows that it is in hand, and how broad it is", {}, async ({ page }) => {
  const pen = page.locator("#width");
  assert.equal(await pen.getAttribute("aria-pressed"), "true");
  for (const strong of [1, 2, 0]) {
    await page.waitForFunction((strong) => [...document.querySelectorAll("#width path + path")].every((dot, i) => (getComputedStyle(dot).opacity === "1") === (i === strong)), strong);
    await pen.click();
  }
  await page.click("#eraser");
  await page.waitForSelector('#width[aria-pressed="false"]');
});
