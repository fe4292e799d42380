/** Everybody can teach: no finding by axe in any state, in light and dark, and no sideways scrolling. */

import { recorded } from "./support/ink.js";
import { usable } from "./support/looks.js";
import { drawn, key, ODD_FOUR, said } from "./support/teaching.js";

const lines = (await recorded()).map((drawing) => `${JSON.stringify(drawing)}\n`).join("");

/** Runs in the page before its own scripts: what workers answer waits while there is a list for it. */
function withheld() {
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", (event) => {
        if (!window.held || event.data.type !== "answer") return;
        event.stopImmediatePropagation();
        window.held.push(() => this.dispatchEvent(new MessageEvent("message", { data: event.data })));
      });
    }
  };
}

/** Keeps work from ending until it has been looked at. @param {(page) => Promise<unknown>} begin */
const atWork = (begin) => async (page) => {
  await page.evaluate(() => (window.held = []));
  await begin(page);
  return () =>
    page.evaluate(() => {
      const { held } = window;
      window.held = null;
      for (const release of held) release();
    });
};

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
  "a round's end": (page) => page.waitForFunction(() => !document.querySelector(".round").textContent.includes("…")),
  "a drawing looked at": (page) => page.locator(".drawing").last().click(),
  "a name asked": (page) => page.locator("#my-digits").getByRole("button", { name: "Rename" }).click(),
  "the game": (page) => page.locator("#my-digits").getByRole("button", { name: "Write three of each" }).click(),
};

usable("teaching", STATES, { before: (page) => page.addInitScript(withheld) });
