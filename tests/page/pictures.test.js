/** Pictures of digits, dark on light and light on dark, and files that are not pictures. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { clear, draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { scene, whole } from "./support/stage.js";
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

scene("a file's name does not turn around the sentence that it is put into", {}, async ({ page }) => {
  await page.setInputFiles("#file", { name: "a\u202egnp.txt", mimeType: "text/plain", buffer: Buffer.from("") });
  await page.getByText("agnp.txt is text/plain.").waitFor();
});

scene("text for a text field is no picture", {}, async ({ page }) => {
  await whole(page);
  await page.click("#digits");
  await page.locator("#my-digits .hands button").first().click();
  /** Pastes, drags or drops on an element, and says whether the browser is kept from doing what it does by itself. */
  const kept = (selector, type, kind, content) =>
    page.$eval(
      selector,
      (element, [type, kind, content]) => {
        const data = new DataTransfer();
        data.setData(kind, content);
        const options = { bubbles: true, cancelable: true, composed: true };
        const event = type === "paste" ? new ClipboardEvent(type, { ...options, clipboardData: data }) : new DragEvent(type, { ...options, dataTransfer: data });
        return !element.dispatchEvent(event);
      },
      [type, kind, content],
    );
  const name = "#my-digits form input";
  for (const type of ["paste", "dragover", "drop"]) assert.equal(await kept(name, type, "text/plain", "Ada"), false, type);
  assert.equal(await page.locator(".notice").count(), 0);
  // Anywhere else, it is refused.
  assert.equal(await kept("body", "drop", "text/plain", "Ada"), true);
  await page.getByText("Expected a picture of digits, found text.").waitFor();
});

/** Each comes while the first picture, of an 8, is still being decoded. */
const MEANWHILE = {
  "a picture": ["3", async (page, context) => page.setInputFiles("#file", await picture(context, await recordedDigit(3), COLOURS["dark on light"]))],
  "Clear": ["", (page) => page.click("#clear")],
  "Undo": ["", (page) => page.click("#undo")],
  "an example": ["5", (page) => page.keyboard.press("5")],
};
for (const [what, [expected, act]] of Object.entries(MEANWHILE)) {
  scene(`${what} while a picture is being decoded is not replaced by it`, {}, async ({ page, context }) => {
    await draw(page, [[[0, 0], [0, 100]]]);
    const shows = (digit) => page.waitForFunction((digit) => (document.querySelector("#answer").dataset.digit ?? "") === digit, digit);
    await shows("1");
    await page.evaluate(() => {
      const { createImageBitmap } = window;
      window.createImageBitmap = async (source, ...rest) => {
        if (source.name === "slow.png") await new Promise((resolve) => (window.release = resolve));
        const bitmap = await createImageBitmap(source, ...rest);
        // The last step is the preview, from a canvas.
        if (window.released && source instanceof HTMLCanvasElement) window.read = true;
        return bitmap;
      };
    });
    await page.setInputFiles("#file", { ...(await picture(context, await recordedDigit(8), COLOURS["dark on light"])), name: "slow.png" });
    await page.waitForFunction(() => window.release);
    await act(page, context);
    await shows(expected);
    await page.evaluate(() => {
      const pad = document.querySelector("#pad");
      window.changes = 0;
      pad.addEventListener("change", () => (window.changes += 1));
      window.released = true;
      window.release();
    });
    await page.waitForFunction(() => window.read);
    assert.equal(await page.evaluate(() => window.changes), 0);
  });
}
