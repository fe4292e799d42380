/** Teaching is accessible: axe finds nothing in any state, in light and dark, and nothing scrolls sideways. */

import { recorded } from "./support/ink.js";
import { usable } from "./support/looks.js";
import { linesOf } from "./support/my-digits.js";
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
