/** Page and module use nothing that the oldest supported engines lack: here everything newer has been removed. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { recordedDigit } from "./support/ink.js";
import { older, slowly } from "./support/older.js";
import { clear } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { ODD_FOUR, said, say } from "./support/teaching.js";
import { answered } from "./support/worker.js";

const old = {
  before: async (page) => {
    await page.addInitScript(older);
    await page.route("**/*worker.js", async (route) => {
      const { pathname } = new URL(route.request().url());
      const text = await readFile(new URL(`../../dist/${pathname.replace(/^\//, "")}`, import.meta.url), "utf8");
      await route.fulfill({ contentType: "text/javascript", body: `(${older})();${text}` });
    });
  },
};

const read = async (page, strokes) => {
  await slowly(page, strokes);
  return (await answered(page)).answer.digit;
};

scene("an engine that has nothing newer than promised: it draws, reads a picture, and learns", old, async ({ page, context }) => {
  assert.equal(await page.evaluate(() => typeof OffscreenCanvas + typeof AbortSignal.any), "undefinedundefined");
  assert.equal(await read(page, await recordedDigit(3)), 3);
  await clear(page);
  await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(7), ["#f4f1e8", "#1c2333"]));
  await page.waitForFunction(() => document.querySelector("#answer").dataset.digit === "7");
  await clear(page);

  assert.notEqual(await read(page, ODD_FOUR), 4);
  await say(page, "4");
  await said(page);
  await clear(page);
  assert.equal(await read(page, ODD_FOUR), 4);
});
