/** What may happen to the page, by name. Each action draws its random numbers first, so that a seed repeats it. */

import assert from "node:assert/strict";
import { breakSoon } from "../fragile.js";
import { INSIDE } from "./inside.js";
import { finger, mouse, pen, twoFingers } from "./pens.js";

const SIZES = [[320, 256], [320, 568], [390, 664], [844, 390], [768, 1024], [1024, 700], [1440, 900]];
const KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowDown", "Space", "Enter", "Tab", "Home", "x"];
const BUTTONS = ["#undo", "#redo", "#clear", "#width", "#eraser", "#show", "#big"];

const resize = async ({ page, random }) => {
  const [width, height] = random.of(SIZES);
  await page.setViewportSize({ width, height });
};

/** Clicks by script, so that nothing that covers a button can stop the run. */
const press = (page, selector) => page.$eval(selector, (button) => button.click());

const contents = (page) => page.$eval("#pad", ({ ink, picture }) => ({ ink: JSON.stringify(ink), picture: picture !== null }));

/** Runs in the page: waits for a second without change, because an example that is being written goes on between two looks. */
async function rested() {
  const pad = document.querySelector("#pad");
  const look = () => JSON.stringify(pad.ink);
  for (let [looks, before] = [0, look()]; looks < 10; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = look();
    if (pad.drawing || now !== before) looks = 0;
    before = now;
  }
}

/** A small picture of a bar. */
const bitmap = (random) => {
  const side = 16 + random.below(48);
  const bytes = Buffer.alloc(54 + 4 * side * side, 250);
  bytes.write("BM");
  [[2, bytes.length], [10, 54], [14, 40], [18, side], [22, side], [26, 1 | (32 << 16)], [30, 0], [34, 0], [38, 0], [42, 0], [46, 0], [50, 0], [6, 0]]
    .forEach(([at, value]) => bytes.writeUInt32LE(value, at));
  for (let y = 4; y < side - 4; y += 1) for (let x = 0; x < 3; x += 1) bytes.fill(10, 54 + 4 * (y * side + (side >> 1) + x), 57 + 4 * (y * side + (side >> 1) + x));
  return bytes;
};

export const ACTIONS = {
  ...INSIDE,
  mouse: (world) => mouse(world),
  mouseWhileResized: (world) => mouse(world, resize),
  mouseWhileScrolled: (world) => mouse(world, ({ page, random }) => page.mouse.wheel(0, random.below(400) - 200)),
  pen,
  finger,
  twoFingers,
  resize,
  async keys({ page, random }) {
    const keys = Array.from({ length: 1 + random.below(8) }, () => random.of(KEYS));
    await page.focus("#pad");
    for (const key of keys) await page.keyboard.press(key);
    // If the keys left the pen down, it is lifted when the focus leaves.
    await page.evaluate(() => document.activeElement.blur());
  },
  async shortcut({ page, random }) {
    await page.keyboard.press(random.of(["Control+z", "Control+z", "Control+y", "Control+Shift+z", "Escape"]));
  },
  async digit({ page, random }) {
    await page.keyboard.press(String(random.below(10)));
  },
  async button({ page, random }) {
    await press(page, random.of(BUTTONS));
  },
  async picture({ page, random }) {
    const buffer = bitmap(random);
    await page.setInputFiles("#file", { name: "bar.bmp", mimeType: "image/bmp", buffer });
  },
  async brokenPicture({ page, random }) {
    const buffer = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
    await page.setInputFiles("#file", { name: "broken.png", mimeType: "image/png", buffer });
  },
  async looks({ page, random }) {
    const [colorScheme, forcedColors, reducedMotion] = [random.of(["light", "dark"]), random.of(["none", "active"]), random.of(["reduce", "no-preference"])];
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
  },
  async hide({ page }) {
    await page.evaluate(() => {
      const become = (state) => {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        Object.defineProperty(document, "hidden", { value: state === "hidden", configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      };
      become("hidden");
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      become("visible");
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
  },
  async storage(world) {
    world.failing = world.random.below(3) === 0;
    await world.page.evaluate((failing) => (window.storageFails = failing), world.failing);
  },
  async trap({ page, random }) {
    for (let times = 1 + random.below(3); times > 0; times -= 1) await breakSoon(page);
  },
  async reload(world) {
    const { page, failing } = world;
    await page.evaluate(rested);
    const before = await contents(page);
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    world.failing = false;
    if (failing) return;
    if (before.picture) await page.waitForFunction(() => document.querySelector("#pad").picture !== null);
    else assert.deepEqual(await contents(page), before, "a reload changed the drawing");
  },
};

/** How often each action happens: those that draw more often than those that disturb a drawing. */
export const WEIGHTS = { mouse: 8, mouseWhileResized: 2, mouseWhileScrolled: 2, pen: 4, finger: 5, twoFingers: 2, resize: 3, keys: 4, shortcut: 6, digit: 2, button: 6, picture: 2, brokenPicture: 1, looks: 1, hide: 2, storage: 2, trap: 1, reload: 1, press: 12, slide: 2, point: 6, walk: 4, number: 2 };
