/** Teaching is accessible: axe finds nothing in any state, in light and dark, and nothing scrolls sideways. */

import assert from "node:assert/strict";
import { recorded } from "./support/ink.js";
import { usable } from "./support/looks.js";
import { linesOf, open, press } from "./support/my-digits.js";
import { scene } from "./support/stage.js";
import { drawn, key, ODD_FOUR, said } from "./support/teaching.js";
import { HELD, atWork } from "./support/work.js";

const ink = await recorded();
// The last one is left out of the lessons, and marked.
const wider = ink.find(({ label }) => label === 5).strokes.map((stroke) => stroke.map(([x, y]) => [1.1 * x, y]));
const mislabelled = { label: 6, strokes: wider };
const lines = linesOf([...ink, mislabelled]);

const STATES = {
  "the keys": async (page) => {
    await drawn(page, ODD_FOUR);
    await page.click("#not");
    await page.waitForSelector(".keys button:focus");
  },
  learning: atWork((page) => key(page, "4").click()),
  learnt: said,
  "the keys with something kept": (page) => page.click("#not"),
  "forgetting asked": (page) => page.locator(".teach").getByRole("button", { name: "Forget" }).click(),
  "my digits": atWork(async (page) => {
    await page.click("#not");
    await page.locator(".teach").getByRole("button", { name: "My digits" }).click();
    const file = { name: "ink.jsonl", mimeType: "application/json", buffer: Buffer.from(lines) };
    await page.setInputFiles("#my-digits input[type=file]", file);
    await page.waitForSelector(".round .track");
  }),
  "a round's end": (page) => page.waitForSelector(".drawing.wrong"),
  "a drawing looked at": (page) => page.locator(".drawing").last().click(),
  "a name asked": (page) => page.locator("#my-digits").getByRole("button", { name: "Rename" }).click(),
  "the game": (page) => page.locator("#my-digits").getByRole("button", { name: "Write three of each" }).click(),
};

usable("teaching", STATES, HELD);

const SIZES = [[320, 256], [480, 320], [640, 360], [844, 390], [720, 450], [320, 568], [390, 664], [768, 1024], [1440, 900]];
for (const lang of ["en", "de"]) {
  const webkit = "windows narrower than 450 pixels, and other languages";
  scene(`the game's card stands where the answer does, never on the pad, and all of it can be pressed: ${lang}`, { path: `?lang=${lang}`, webkit }, async ({ page }) => {
    await open(page);
    await press(page, { en: "Write three of each", de: "Schreib von jeder drei" }[lang]);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.evaluate(() => scrollTo(0, 0));
      const box = (selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      const [[card], [pad], pressed] = [await box(".teach"), await box("#pad"), await box(".teach button:not(.keys button), .tools button")];
      const what = `${width} x ${height}: ${JSON.stringify({ card, pad })}`;
      assert(card.bottom <= pad.top || card.right <= pad.left || card.left >= pad.right, what);
      for (const { left, right, top, bottom } of pressed) {
        assert(left >= 0 && right <= width && top >= 0 && bottom <= height, `${what}: a button from ${left}, ${top} to ${right}, ${bottom}`);
      }
      assert(await page.locator("#verdict").isHidden(), what);
    }
  });
}
