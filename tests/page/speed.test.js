/** "How fast is it here?" measures on request. It loads nothing before that, and does not change the drawing. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { ONLINE } from "./support/online.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

scene("the visitor's own device is measured", {}, async ({ page }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await draw(page, await recordedDigit(5));
  const { answer } = await settled(page);
  const early = loaded.filter((path) => /speed\/(?!open)/.test(path));
  assert.deepEqual(early, [], "what measures is loaded on request only");

  await page.click("#how-fast");
  await page.waitForSelector("#speed li");
  const { top, bottom, room } = await page.$eval("#speed", (section) => ({ ...section.getBoundingClientRect().toJSON(), room: innerHeight }));
  assert(top >= 0 && bottom <= room, `expected the measurement in sight, found it from ${top} to ${bottom} of ${room}`);
  await page.getByRole("button", { name: "Measure again" }).waitFor();
  const figures = await page.$$eval("#speed li b", (values) => values.map((value) => value.textContent));
  for (const figure of figures.slice(0, 3)) assert.match(figure, /^\d+(\.\d)? µs$/);
  assert.match(figures[3], /^\d+\.\d\d s$/);
  assert.match(await page.locator("#speed p").innerText(), /it takes \d+\.\d times as long as this arithmetic alone.*it takes \d+\.\d times as long\./);
  assert.equal(await page.locator("#answer").innerText(), String(answer.digit), "the drawing's answer stays");
});

scene("it closes again, also while it measures, and measures anew when it is opened", {}, async ({ page }) => {
  const expanded = () => page.getAttribute("#how-fast", "aria-expanded");
  assert.equal(await expanded(), "false");
  for (const closer of ["#how-fast", '#speed button:text-is("Close")']) {
    await page.click("#how-fast");
    await page.waitForSelector("#speed li");
    assert.equal(await expanded(), "true");
    await page.click(closer);
    await page.waitForSelector("#speed", { state: "hidden" });
    assert.equal(await expanded(), "false");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "how-fast");
  }
  await page.click("#how-fast");
  await page.getByRole("button", { name: "Measure again" }).waitFor();
  assert.match(await page.locator("#speed p").innerText(), /^To read one digit/);
});

scene("a measurement that cannot be loaded is reported, and the page goes on", ONLINE, async ({ page }) => {
  const contentType = "text/javascript";
  await page.route("**/speed/view.js", (route) => route.fulfill({ contentType, body: 'throw new Error("half a file")' }));
  await page.click("#how-fast");
  await page.waitForSelector("[role=alert]");
  assert.match(await page.locator("#notices").innerText(), /The measurement could not be loaded: half a file/);
  await draw(page, await recordedDigit(2));
  await settled(page);
});
