/** Which language the page and its pads speak, and that it is available offline. */

import assert from "node:assert/strict";
import { serveBare } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { readsNumbers, twentySeven } from "./support/numbers.js";
import { ONLINE } from "./support/online.js";
import { clear, draw } from "./support/pen.js";
import { scene, whole } from "./support/stage.js";
import { others, tablesOf } from "./support/tables.js";
import { settled } from "./support/worker.js";

const { page: texts, later } = await tablesOf("de");
const language = (page) => page.evaluate(() => document.documentElement.lang);
const drawn = async (page, strokes) => {
  await draw(page, strokes);
  return settled(page);
};

scene("the browser's language is spoken, and another one can be chosen, also by the address", { locale: "de-AT" }, async ({ page, url }) => {
  await whole(page);
  assert.deepEqual([await language(page), await page.title(), await page.locator("#verdict").innerText()], ["de", texts.title, later.invite]);
  assert.equal(await page.getByRole("application", { name: "Zeichne eine Ziffer" }).count(), 1);
  await drawn(page, await recordedDigit(7));
  assert.match(await page.locator("#verdict").innerText(), /^(\d+,\d|>99,9)\s%\ssicher$/);
  await page.waitForFunction(() => sessionStorage.length > 0);
  await page.locator("#language").selectOption("en");
  await page.waitForURL(/\?lang=en/);
  await whole(page);
  await page.waitForFunction(() => /sure$/.test(document.querySelector("#verdict").textContent));
  await page.goto(url);
  await whole(page);
  assert.equal(await language(page), "en");
  await page.goto(`${url}?lang=de`);
  await page.waitForFunction(() => document.documentElement.lang === "de");
});

scene("in every language a narrow window is wide enough, and digits run from left to right", { ...ONLINE, viewport: { width: 320, height: 640 } }, async ({ page, url }) => {
  for (const other of others) {
    await page.goto(`${url}?lang=${other}`);
    await whole(page);
    await page.waitForFunction((other) => document.documentElement.lang === other, other);
    await readsNumbers(page);
    await clear(page);
    await drawn(page, await twentySeven());
    await page.waitForFunction(() => document.querySelector("#answer").children.length === 2);
    const found = await page.evaluate(() => {
      const left = (selector) => [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect().left);
      const ascends = (places) => places.length > 1 && places.every((place, i) => i === 0 || place > places[i - 1]);
      return {
        dir: document.documentElement.dir,
        wide: document.documentElement.scrollWidth,
        runs: ["#answer button", "#probabilities li", ".strip li", ".brackets i"].map((selector) => ascends(left(selector))),
      };
    });
    assert.deepEqual(found, { dir: other === "ar" ? "rtl" : "ltr", wide: 320, runs: [true, true, true, true] }, other);
  }
});

scene("another language works offline once it was spoken, and no other is kept", { locale: "de", server: {} }, async ({ page, context, server }) => {
  await whole(page);
  const kept = await page.evaluate(async () => {
    for (;;) {
      const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const urls = (await Promise.all(opened.map((cache) => cache.keys()))).flat().map(({ url }) => url);
      const texts = urls.filter((url) => url.includes("/text/")).map((url) => url.split("/text/")[1]);
      if (texts.length >= 3) return texts.sort();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  assert.deepEqual(kept, ["de.js", "de/first.js", "de/rest.js"]);
  await server.stop();
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction((invite) => document.querySelector("#verdict").textContent === invite, later.invite);
  assert.equal(await language(page), "de");
});

scene("where a language does not come, the page stays whole, in English", {
  locale: "de",
  ready: false,
  before: (page) => page.route("**/text/**", (route) => route.fulfill({ contentType: "text/javascript", body: "throw new Error();" })),
}, async ({ page }) => {
  await whole(page);
  await drawn(page, await recordedDigit(7));
  assert.match(await page.locator("#verdict").innerText(), /sure$/);
  assert.equal(await language(page), "en");
});

scene("a pad speaks the language around it, and what its page has it say", {
  ready: false,
  path: "bare.html",
  before: (page) => serveBare(page, '<div lang="de-CH"><digit-pad id="a"></digit-pad><digit-pad id="b" lang="en"></digit-pad></div><digit-pad id="c"></digit-pad><digit-pad lang="nl"></digit-pad>'),
}, async ({ page }) => {
  const says = (id) => page.$eval(id, (pad) => [pad.hint, pad.messages.clear, pad.shadowRoot.querySelector("canvas").getAttribute("aria-roledescription")]);
  await page.waitForFunction(() => document.querySelector("#a")?.hint === "Zeichne eine Ziffer");
  assert.deepEqual(await says("#a"), ["Zeichne eine Ziffer", "Löschen", "Zeichenfläche"]);
  for (const pad of ["#b", "#c", "[lang=nl]"]) assert.deepEqual(await says(pad), ["Draw a digit", "Clear", "drawing pad"]);
  const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes("/text/")).length);
  assert.equal(await fetched(), 1);
  // In a shadow tree, the language is inherited from around its host.
  const inside = await page.evaluateHandle(() => {
    const host = document.querySelector("div").appendChild(document.createElement("p"));
    return host.attachShadow({ mode: "open" }).appendChild(document.createElement("digit-pad"));
  });
  await page.waitForFunction((pad) => pad.hint === "Zeichne eine Ziffer", inside);
  await page.$eval("#c", (pad) => (pad.lang = "de"));
  await page.waitForFunction(() => document.querySelector("#c").hint === "Zeichne eine Ziffer");
  await page.$eval("#a", (pad) => {
    pad.constructor.messages.clear = "Weg damit";
    pad.messages = { hint: "Schreib!" };
  });
  assert.deepEqual(await says("#a"), ["Schreib!", "Weg damit", "Zeichenfläche"]);
});
