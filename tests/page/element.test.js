/** The pad by itself, in pages that share nothing with this site's. */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { bare, define, digitOf, inkOf, ready, serveBare } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const TWO = '<digit-pad id="a"></digit-pad><digit-pad id="b" label="Another one"></digit-pad>';

scene("two pads on one page answer separately, with one worker", bare(TWO), async ({ page }) => {
  await ready(page);
  for (const [id, digit] of [["a", 3], ["b", 7]]) await draw(page, await recordedDigit(digit), page.locator(`#${id}`));
  assert.deepEqual([await digitOf(page, "#a"), await digitOf(page, "#b")], [3, 7]);
  assert.equal(page.workers().length, 1);
  assert.equal(await page.getByRole("application", { name: "Another one" }).count(), 1);
  await page.$eval("#a", (pad) => pad.clear());
  assert.deepEqual(await page.$$eval("digit-pad", (pads) => pads.map(({ empty, prediction }) => [empty, prediction?.digit])), [
    [true, undefined],
    [false, 7],
  ]);
});

const ONE = "<digit-pad></digit-pad>";

scene("it sends events that bubble: input and prediction while drawing, change when the pen is lifted", bare(ONE), async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["input", "change", "prediction"]) document.addEventListener(type, () => window.heard.push(type));
  });
  const [{ x, y }] = [await page.locator("digit-pad").boundingBox()];
  await page.mouse.move(x + 100, y + 50);
  await page.mouse.down();
  await page.mouse.move(x + 100, y + 200, { steps: 5 });
  assert.equal(await digitOf(page), 1);
  const before = await page.evaluate(() => window.heard.splice(0));
  assert(before.includes("input") && before.includes("prediction") && !before.includes("change"), before.join());
  await page.mouse.up();
  // The drawing is read once more when the module for numbers has loaded.
  const after = (await page.evaluate(() => window.heard)).filter((type) => type !== "prediction");
  assert.equal(after[0], "change");
});

const FORM = '<form><input id="text"><digit-pad label="Your digit"></digit-pad><button>Send</button></form>';

scene("in a form its keys send nothing, and its label is its name", bare(FORM), async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    window.sent = 0;
    document.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      window.sent += 1;
    });
  });
  await page.getByRole("application", { name: "Your digit" }).focus();
  for (const key of ["Enter", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await page.waitForFunction(() => document.querySelector("digit-pad").ink.length === 1);
  assert.equal(await page.evaluate(() => window.sent), 0);
});

scene("keys are the pad's only while it has the focus", bare(`<button id="other">Other</button>${ONE}`), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(4), page.locator("digit-pad"));
  const strokes = (await inkOf(page)).length;
  const press = async (keys) => {
    for (const key of keys) await page.keyboard.press(key);
    return (await inkOf(page)).length;
  };
  await page.focus("#other");
  assert.equal(await press(["Escape", "Control+z", "Space", "ArrowDown", "Space"]), strokes);
  await page.$eval("digit-pad", (pad) => pad.focus());
  assert.equal(await press(["Escape"]), 0);
  assert.equal(await press(["Control+z"]), strokes);
  // With nothing to clear, Escape is left to the page.
  await press(["Escape"]);
  await page.evaluate(() => document.addEventListener("keydown", (event) => (window.taken = event.defaultPrevented)));
  await press(["Escape"]);
  assert.equal(await page.evaluate(() => window.taken), false);
});

const framed = bare('<p>Above</p><iframe src="inner.html" width="500" height="500"></iframe>', { defined: false });
const outside = framed.before;
framed.before = async (page) => {
  await serveBare(page, ONE, { name: "inner.html" });
  await outside(page);
};

scene("in a frame", framed, async ({ page }) => {
  const frame = page.frame({ url: /inner/ });
  await ready(frame);
  await draw(page, await recordedDigit(2), page.frameLocator("iframe").locator("digit-pad"));
  // The first answers are about the beginning of the drawing.
  await frame.waitForFunction(() => document.querySelector("digit-pad").prediction?.digit === 2);
});

scene("defined after it was inserted, it keeps properties set before", bare(ONE, { defined: false }), async ({ page }) => {
  const points = (await recordedDigit(6)).map((stroke) => ({ points: stroke.flatMap(([x, y]) => [x, y, 5]), frame: 400 }));
  await page.$eval("digit-pad", (pad, ink) => Object.assign(pad, { ink, tool: "eraser", penWidth: "broad" }), points);
  await define(page);
  assert.equal(await digitOf(page), 6);
  const { tool, penWidth, own } = await page.$eval("digit-pad", (pad) => ({ tool: pad.tool, penWidth: pad.penWidth, own: Object.keys(pad) }));
  assert.deepEqual({ tool, penWidth, own }, { tool: "eraser", penWidth: "broad", own: [] });
});

scene("malformed strokes are refused, and the drawing stays", bare(ONE), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(1), page.locator("digit-pad"));
  const before = await inkOf(page);
  const refusals = await page.$eval("digit-pad", (pad) =>
    [
      ...[[1, 2], [], [1, 2, NaN], [1, 2, "3"], [1, 2, 3, 1e10, 2, 3], [1, , 3]].map((points) => [{ points, frame: 9 }]),
      ...[0, -1, Infinity, "9", [9], true, undefined].map((frame) => [{ points: [1, 2, 3], frame }]),
      [null],
      5,
    ].map((ink) => {
      try {
        pad.ink = ink;
      } catch (error) {
        return error.name;
      }
    }),
  );
  assert.deepEqual(refusals, Array(15).fill("TypeError"));
  assert.deepEqual(await inkOf(page), before);
});

/** What somebody copies to use only the pad: its sources and the module. */
const copied = await mkdtemp(join(tmpdir(), "lenet5-pad-"));
after(() => rm(copied, { recursive: true }));
for (const folder of ["www/digit-pad", "pkg", "www/icons"]) {
  const from = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  await cp(from, join(copied, folder.replace("www/", "")), { recursive: true });
}

scene("it needs only its folder and the module's, unbundled as well", { ...bare(ONE), server: { folder: copied } }, async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(2), page.locator("digit-pad"));
  assert.equal(await digitOf(page), 2);
});
