/** A picture survives a reload as ink does, and never at the ink's expense. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

const COLOURS = ["#f4f1e8", "#1c2333"];

async function given(page, context, digit) {
  await page.setInputFiles("#file", await picture(context, await recordedDigit(digit), COLOURS));
  await page.waitForFunction((digit) => document.querySelector("#answer").dataset.digit === String(digit), digit);
  return (await settled(page)).answer;
}

const reload = async (page) => {
  await page.reload();
  await page.waitForSelector("html[data-ready]");
};
const shows = (page, what) => page.waitForFunction((what) => (document.querySelector("#pad").picture ? "picture" : document.querySelector("#pad").ink.length > 0 ? "ink" : "nothing") === what, what);

scene("a reload keeps a picture, with the same answer", {}, async ({ page, context }) => {
  const before = await given(page, context, 3);
  for (let times = 0; times < 2; times += 1) {
    await reload(page);
    await shows(page, "picture");
    const { kind, answer } = await settled(page);
    assert.deepEqual([kind, answer.digit, answer.probabilities], ["numberPicture", 3, before.probabilities]);
  }
  await page.keyboard.press("Escape");
  await reload(page);
  await page.waitForTimeout(500);
  await shows(page, "nothing");
});

scene("ink in a picture's place is what a reload keeps, and the other way round", {}, async ({ page, context }) => {
  await given(page, context, 3);
  await draw(page, await recordedDigit(7));
  await reload(page);
  await page.waitForTimeout(500);
  await shows(page, "ink");
  assert.equal((await settled(page)).answer.digit, 7);
  await given(page, context, 2);
  await reload(page);
  await shows(page, "picture");
  assert.equal((await settled(page)).answer.digit, 2);
});

/** Storage whose entries hold at most `characters` each. */
const cramped = (characters) => ({
  before: (page) =>
    page.addInitScript((characters) => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key, value) {
        if (value.length > characters) throw new DOMException("no room", "QuotaExceededError");
        setItem.call(this, key, value);
      };
    }, characters),
});

scene("a picture that there is no room for costs no ink", cramped(3000), async ({ page, context }) => {
  await page.evaluate(() => sessionStorage.setItem("lenet5.strokes", JSON.stringify([{ points: [90, 20, 4, 90, 80, 4], frame: 100 }])));
  await page.evaluate(() => (document.querySelector("#pad").ink = [{ points: [50, 20, 4, 50, 80, 4], frame: 100 }]));
  await given(page, context, 3);
  await page.waitForTimeout(300);
  await reload(page);
  await shows(page, "ink");
  assert.equal(await page.$eval("#pad", (pad) => pad.ink[0].points[0]), 50);
});

scene("a picture that is too large as it is, is kept smaller", cramped(100_000), async ({ page }) => {
  const noise = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 200;
    const context = canvas.getContext("2d");
    for (let i = 0, random = 1; i < 40_000; i += 1) {
      random = (random * 48_271) % 2_147_483_647;
      context.fillStyle = `hsl(${random % 360} 40% ${60 + (random % 40)}%)`;
      context.fillRect(i % 200, Math.floor(i / 200), 1, 1);
    }
    return canvas.toDataURL("image/png").split(",")[1];
  });
  assert(noise.length > 100_000, `expected a picture that does not fit, found ${noise.length} characters`);
  await page.setInputFiles("#file", { name: "noise.png", mimeType: "image/png", buffer: Buffer.from(noise, "base64") });
  await shows(page, "picture");
  await page.waitForFunction(() => sessionStorage.getItem("lenet5.picture"));
  await reload(page);
  await shows(page, "picture");
});

scene("a picture that comes late does not replace what was drawn meanwhile", {
  before: async (page) => {
    page.late = new Promise((resolve) => (page.release = resolve));
    await page.route("**/decode.js", async (route) => {
      await page.late;
      await route.continue();
    });
  },
}, async ({ page, context }) => {
  await page.setInputFiles("#file", await picture(context, await recordedDigit(3), COLOURS));
  await draw(page, await recordedDigit(7));
  page.release();
  await page.waitForTimeout(1000);
  await shows(page, "ink");
  assert.equal((await settled(page)).answer.digit, 7);
});

scene("an engine without offscreen canvases reads pictures", {
  before: (page) => page.addInitScript(() => delete window.OffscreenCanvas),
}, async ({ page, context }) => {
  const strokes = await recordedDigit(3);
  const blank = await context.browser().newContext();
  const file = await picture(blank, strokes, COLOURS);
  await blank.close();
  await page.setInputFiles("#file", file);
  await page.waitForSelector('#answer[data-digit="3"]');
});
