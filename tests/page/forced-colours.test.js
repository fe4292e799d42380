/** Everything stands out from its background: in forced colours, and where a tool is disabled. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { open, press } from "./support/my-digits.js";
import { draw, focusPad } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { settled } from "./support/worker.js";

/** Playwright adds a style to the page before it takes a screenshot; in Firefox that violates the page's policy. */
const chromium = "pictures of a page with a policy";

/** The shares of dark and of light pixels in a screenshot of an element. */
async function shades(page, locator) {
  const picture = (await locator.screenshot()).toString("base64");
  // A blank page has no policy that forbids the screenshot's data URL.
  const scratch = await page.context().newPage();
  try {
    return await scratch.evaluate(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const of = { dark: 0, light: 0 };
      for (let i = 0; i < data.length; i += 4) {
        const grey = (data[i] + data[i + 1] + data[i + 2]) / 3;
        if (grey < 100) of.dark += 4 / data.length;
        if (grey > 200) of.light += 4 / data.length;
      }
      return of;
    }, picture);
  } finally {
    await scratch.close();
  }
}

for (const colorScheme of ["light", "dark"]) {
  scene(`in forced colours notices and the keyboard's help can be read, ${colorScheme}`, { forcedColors: "active", colorScheme, chromium }, async ({ page }) => {
    await page.setInputFiles("#file", { name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
    await page.waitForSelector(".notice");
    await focusPad(page);
    for (const locator of [page.locator(".notice p"), page.locator("#pad .keys span").first()]) {
      const { dark, light } = await shades(page, locator);
      // Thin, antialiased type has few pixels of its full colour.
      assert(Math.min(dark, light) > 0.02, `expected type to be seen, found ${dark} dark and ${light} light`);
    }
  });
}

scene("in forced colours the button that a question is about can be read", { forcedColors: "active", chromium }, async ({ page }) => {
  await open(page);
  await press(page, "Add");
  // Otherwise the engine puts its own backdrop behind the type, in the type's colour.
  const [adjust, type, back] = await page.getByRole("button", { name: "Save" }).evaluate((button) => {
    const { forcedColorAdjust, color, backgroundColor } = getComputedStyle(button);
    return [forcedColorAdjust, color, backgroundColor];
  });
  assert.equal(adjust, "none");
  assert((await contrast(page, type, back)) > 4.5, `${type} on ${back}`);
});

scene("in forced colours cells keep their shades, and filters theirs", { forcedColors: "active", chromium }, async ({ page }) => {
  await draw(page, await recordedDigit(5));
  await settled(page);
  await page.click("#inside");
  await page.locator(".look .total").waitFor();
  const colours = await page.$$eval(".cells span", (cells) => new Set(cells.map((cell) => getComputedStyle(cell).backgroundColor)).size);
  assert(colours > 10, `expected many colours, found ${colours}`);
  await page.getByRole("button", { name: "Filters" }).click();
  const { dark, light } = await shades(page, page.locator(".filters canvas").first());
  assert(dark + light < 0.9, `expected colours between, found ${dark} dark and ${light} light`);
});

/** WCAG's contrast ratio of two colours. */
const contrast = (page, one, other) =>
  page.evaluate(([one, other]) => {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [a, b] = [light(one), light(other)].sort((a, b) => b - a);
    return (a + 0.05) / (b + 0.05);
  }, [one, other]);

for (const colorScheme of ["light", "dark"]) {
  scene(`bars and tools have a contrast of 3:1, ${colorScheme}`, { colorScheme }, async ({ page }) => {
    await page.evaluate(() => document.querySelector("#pad").focus());
    const style = (selector, property) => page.$eval(selector, (element, property) => getComputedStyle(element)[property], property);
    const desk = await style("html", "backgroundColor");
    const tool = await style("#undo svg", "color");
    await draw(page, await recordedDigit(5));
    await settled(page);
    const colours = {
      "a tool that cannot be used": tool,
      "a bar's edge": await style("#probabilities li > i", "borderTopColor"),
      "a bar": await style("#probabilities li:not(.best) i i", "backgroundColor"),
      "the answer's bar": await style("#probabilities .best i i", "backgroundColor"),
    };
    for (const [what, colour] of Object.entries(colours)) {
      const found = await contrast(page, colour, desk);
      assert(found >= 3, `${what}: expected a contrast of 3, found ${found.toFixed(2)}`);
    }
  });
}
