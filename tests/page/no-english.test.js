/** A page in another language is wholly in that language: every text comes from a table. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { twentySeven } from "./support/numbers.js";
import { clear, draw, focusPad } from "./support/pen.js";
import { PSEUDO, english, listen } from "./support/pseudo.js";
import { scene, whole } from "./support/stage.js";
import { tablesOf } from "./support/tables.js";
import { like, unlike } from "./support/unsure.js";
import { settled } from "./support/worker.js";

const { page: inHtml } = await tablesOf("en");

scene("no English is left anywhere in a page that speaks another language", { ...PSEUDO, viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  await whole(page);
  const seen = (selector) => page.locator(selector).first().waitFor();
  const press = (selector, n = 0) => page.locator(selector).nth(n).click();
  await page.waitForFunction(() => /^Ж/.test(document.querySelector("#pad").shadowRoot.querySelector(".hint text").textContent));
  await listen(page);
  // The keyboard's pen, and every kind of drawing.
  await focusPad(page);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => / \d/.test(document.querySelector("#pad").shadowRoot.querySelector("[role=status]").textContent));
  await page.keyboard.press("Space");
  for (const strokes of [like.strokes, unlike.strokes, await twentySeven(), await recordedDigit(7)]) {
    await clear(page);
    await draw(page, strokes);
    await settled(page);
  }
  await page.locator("#width").click();
  for (const id of ["link", "big", "big"]) await press(`#${id}`);
  // The network's inside: a unit of each layer, the filters, the tour.
  await press("#inside");
  await seen(".look .total");
  for (let layer = 0; layer < 8; layer += 1) await press("#layers canvas", layer);
  await press(".look .buttons button", 2);
  await seen(".filters h3");
  await press(".look .buttons button", 2);
  await press(".look .buttons button", 3);
  for (let step = 0; step < 6; step += 1) await press(".tour .next");
  await press(".look .buttons button", 4);
  // The experiments.
  await press("#why");
  await seen(".why h3 small");
  await press(".lab .buttons button", 1);
  await seen(".change .ten data");
  await press(".change .map");
  await page.locator(".change .editor canvas").first().focus();
  await page.waitForFunction(() => document.querySelector(".change .reads").textContent.split(".").length > 2);
  await press(".lab .buttons button", 2);
  for (let kind = 0; kind < 6; kind += 1) {
    await press(".break .kind", kind);
    await page.waitForFunction(() => document.querySelector(".break .reads").textContent);
  }
  await press(".lab .buttons button", 3);
  // Teaching.
  await press("#not");
  await press(".teach .keys button", 4);
  await page.waitForFunction(() => document.querySelector(".teach .track").hidden && document.querySelector(".teach .row button"));
  await press("#digits");
  await press("#my-digits .hands button", 0);
  await press("#my-digits .hands form button", 1);
  await press("#my-digits .drawing");
  await page.setInputFiles("#my-digits input[type=file]", { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("") });
  // Speed, and training.
  await press("#how-fast");
  await press("#watch");
  await seen("#train h2");
  await press("#train .go");
  await page.waitForFunction(() => document.querySelector("#train .right").textContent !== "–");
  await press("#train .go");
  await page.locator("#train [value=files]").check();
  await press("#train .close");
  await seen("#speed button ~ button");
  // Error notices.
  await page.locator("#file").setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
  await seen("#notices [role=alert]");
  assert.deepEqual(await english(page), []);
});

/** How the page comes to complain about its database. */
const DATABASES = {
  "the browser offers no database": async (page) => {
    await page.evaluate(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
    await page.click("#digits");
  },
  "the browser forbids it": async (page) => {
    await page.evaluate(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("access is denied.", "SecurityError");
      };
    });
    await page.click("#digits");
  },
  "another tab needs it": async (page) => {
    await page.click("#digits");
    await page.waitForSelector("#my-digits .hands button");
    await page.evaluate(() => void indexedDB.open("lenet5", 2));
  },
};
for (const [why, happens] of Object.entries(DATABASES)) {
  scene(`nor where nothing can be kept because ${why}`, PSEUDO, async ({ page }) => {
    await whole(page);
    await listen(page);
    await happens(page);
    await page.waitForSelector(".notice.problem");
    assert.deepEqual(await english(page), []);
  });
}

scene("index.html says what English's table says, and nothing else", {}, async ({ page }) => {
  const found = await page.evaluate(async () => {
    const html = new DOMParser().parseFromString(await (await fetch("./")).text(), "text/html");
    const paths = [];
    const letters = (text) => /\p{L}{2}/u.test(text ?? "");
    html.querySelectorAll("#stuck, h1").forEach((element) => element.remove());
    for (const element of html.querySelectorAll("title, meta[name=description], body *")) {
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map(({ data }) => data).join("").replace(/^\n+|\n+$/g, "");
      if (letters(own)) paths.push(own);
      for (const name of ["aria-label", "title", "placeholder", "content"]) if (letters(element.getAttribute(name))) paths.push(element.getAttribute(name));
    }
    return paths;
  });
  assert.deepEqual(found.sort(), Object.values(inHtml).sort());
});
