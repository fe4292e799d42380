/** Actions inside the network and its experiments: clicks, pointing, and walking by keyboard. */

import { recordedNumbers } from "../numbers.js";
import { draw } from "../pen.js";

/** Buttons whose code is loaded when they are pressed. */
const OPENERS = ["#inside", "#why", "#change", "#break"];
/** Those, the buttons in what they open, and the digits of a number. */
const BUTTONS = [...OPENERS, ".look button", ".lab button", ".lab [type=checkbox]", "#answer button"];
const WALKS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowDown", "Enter", "Space", "Escape"];

/** One of the visible elements that a selector finds, or null. */
const anyOf = async (page, selector, which) =>
  (
    await page.evaluateHandle(
      ([selector, which]) => {
        const all = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ checkVisibilityCSS: true }));
        return all[which % all.length] ?? null;
      },
      [selector, which],
    )
  ).asElement();

export const INSIDE = {
  async press({ page, random }) {
    const [selector, which] = [random.of(BUTTONS), random.below(1000)];
    const button = await anyOf(page, selector, which);
    await button?.evaluate((element) => element.click());
    // Once its code has loaded, the pad is in another place.
    if (button && OPENERS.includes(selector)) await page.waitForSelector("html.inside, html.experiment");
  },
  async slide({ page, random }) {
    const part = random.part();
    await (await anyOf(page, ".lab [type=range]", 0))?.evaluate((slider, part) => {
      slider.value = part * slider.max;
      slider.dispatchEvent(new Event("input"));
    }, part);
  },
  async point({ page, random }) {
    const which = random.below(1000);
    const places = Array.from({ length: 2 + random.below(6) }, () => [random.part(), random.part()]);
    const pressed = random.below(2) === 1;
    const canvas = await anyOf(page, pressed ? ".inside #layers canvas, .look canvas, .lab canvas" : "canvas", which);
    await canvas?.evaluate((canvas) => canvas.scrollIntoView({ block: "center" }));
    const box = await canvas?.boundingBox();
    if (!box) return;
    const to = ([x, y]) => page.mouse.move(box.x + x * box.width, box.y + y * box.height);
    await to(places[0]);
    if (pressed) await page.mouse.down();
    for (const place of places.slice(1)) await to(place);
    if (pressed) await page.mouse.up();
  },
  async walk({ page, random }) {
    const which = random.below(1000);
    const keys = Array.from({ length: 1 + random.below(8) }, () => random.of(WALKS));
    const canvas = await anyOf(page, "#layers canvas[tabindex], .lab canvas[tabindex]", which);
    if (!canvas) return;
    await canvas.evaluate((canvas) => canvas.focus());
    for (const key of keys) await page.keyboard.press(key);
    await page.evaluate(() => document.activeElement.blur());
  },
  async number({ page, random }) {
    const { strokes } = random.of(await recordedNumbers());
    await page.$eval("#pad", (pad) => pad.scrollIntoView({ block: "center" }));
    await draw(page, strokes);
  },
};
