/** Pictures of digits, dark on light and light on dark, and files that are not pictures. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { clear, draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene } from "./support/stage.js";
import { answered } from "./support/worker.js";

const COLOURS = { "dark on light": ["#f4f1e8", "#1c2333"], "light on dark": ["#10151c", "#f2f2e6"] };

for (const [name, colours] of Object.entries(COLOURS)) {
  scene(`a picture of a digit, ${name}`, {}, async ({ page, context }) => {
    for (const digit of [2, 7]) {
      await page.setInputFiles("input[type=file]", await picture(context, await recordedDigit(digit), colours));
      await page.waitForFunction((digit) => document.querySelector("#answer").dataset.digit === String(digit), digit);
      const { kind, answer } = await answered(page);
      assert.deepEqual([kind, answer.digit], ["numberPicture", digit]);
    }
  });
}

const NO_PICTURES = {
  "text that says it is a PNG": { name: "a.png", mimeType: "image/png", buffer: Buffer.from("This is no picture.") },
  "an empty file": { name: "b.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
  "a PNG cut short": {
    name: "c.png",
    mimeType: "image/png",
    buffer: Buffer.from("89504e470d0a1a0a0000000d494844520000001c0000001c0800000000", "hex"),
  },
  "a PNG that claims to be a wall": {
    name: "d.png",
    mimeType: "image/png",
    buffer: Buffer.from("89504e470d0a1a0a0000000d494844527fffffff7fffffff0800000000", "hex"),
  },
};

scene("files that are no pictures get a notice, and the page goes on", {}, async ({ page }) => {
  for (const [name, file] of Object.entries(NO_PICTURES)) {
    await page.setInputFiles("input[type=file]", file);
    await page.waitForFunction((name) => document.querySelector("[role=alert]")?.textContent.includes(name), file.name);
    await clear(page);
    await draw(page, await recordedDigit(6));
    const { answer } = await answered(page);
    assert.equal((await page.textContent("#answer")).trim(), String(answer.digit), name);
  }
});
