/** The rest of the page, which loads after the first answer, arrives late, or not at all. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { ONLINE } from "./support/online.js";
import { draw, tap } from "./support/pen.js";
import { scene, whole, withheld } from "./support/stage.js";
import { settled } from "./support/worker.js";

/** Holds back the rest of the page until `page.release()`. */
const held = withheld("**/later.js");

scene("a button that is pressed before its code is there works when it is", held, async ({ page }) => {
  await page.waitForSelector("html[data-ready]");
  await page.click("#big");
  page.release();
  await page.waitForSelector("html.big");
});

scene("so does a digit's key, and a key that draws is not repeated", held, async ({ page }) => {
  await page.waitForSelector("html[data-ready]");
  await page.focus("#pad");
  await tap(page, "ArrowRight");
  await page.keyboard.press("4");
  const shown = page.evaluate(() => new Promise((resolve) => document.querySelector("#pad").addEventListener("change", resolve, { once: true })));
  page.release();
  await shown;
  assert.equal((await settled(page)).answer.digit, 4);
  await page.locator("#pad .unseen").filter({ hasText: "column 12, row 7" }).waitFor({ state: "attached" });
});

scene("whoever draws while the examples are being loaded goes on drawing", withheld("**/show/show.js"), async ({ page }) => {
  const ink = () => page.$eval("#pad", (pad) => JSON.stringify(pad.ink));
  await whole(page);
  await page.click("#show");
  await draw(page, await recordedDigit(7));
  const drawn = await ink();
  page.release();
  await page.evaluate(() => import(new URL("./page/show/show.js", document.baseURI).href));
  assert.equal(await ink(), drawn);
});

const halved = {
  ready: false,
  before: async (page) => {
    await ONLINE.before(page);
    const body = 'throw new Error("half a file")';
    await page.route("**/later.js", (route) => route.fulfill({ contentType: "text/javascript", body }));
  },
};
scene("if the rest of the page does not load, the page says so, and goes on reading", halved, async ({ page }) => {
  await page.waitForSelector("html[data-ready]");
  await page.getByText(/Part of this page did not load/).waitFor();
  await draw(page, await recordedDigit(6));
  await page.waitForSelector('#answer[data-digit="6"]');
});
