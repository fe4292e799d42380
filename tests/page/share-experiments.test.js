/** An experiment has an address, which restores its changes and the drawing that they were made to. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PIXELS } from "../../www/page/lab/glyphs.js";
import { decode, encode } from "../../www/page/lab/change/code.js";
import { NOTHING } from "../../www/page/lab/change/history.js";
import { LONGEST } from "../../www/page/share/code.js";
import { recorded, recordedDigit } from "./support/ink.js";
import { experiment } from "./support/lab.js";
import { twentySeven } from "./support/numbers.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { copied } from "./support/told.js";

const WIDE = { viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] };
const grey = Float32Array.from({ length: PIXELS }, (_, i) => (i % 3) / 2);
/** The glyph with every `every`-th pixel flipped to ink or paper. */
const edited = (every) => grey.map((value, i) => (i % every === 0 ? Number(value < 0.5) : value));

test("what was changed comes back from its code, and nothing changed is no code", () => {
  const off = { c1: [0, 5], c3: [15], c5: [0, 119], f6: [83] };
  for (const now of [{ glyph: edited(1), off }, { glyph: edited(97), off: NOTHING }, { glyph: grey, off }]) {
    const back = decode(encode(grey, now))(grey);
    assert.deepEqual([back.glyph, back.off], [now.glyph, now.off]);
  }
  assert.deepEqual(encode(grey, { glyph: grey.slice(), off: NOTHING }), []);
  assert.equal(decode([])(grey).glyph, grey);
});

test("what is no change is refused, and says what was expected", () => {
  const [good] = encode(grey, { glyph: edited(50), off: { ...NOTHING, c5: [3] } });
  // Too many pixels, a pixel beyond the last, too many parts, a part beyond the last, trailing data.
  for (const code of ["", "*", good.slice(0, -2), `${good}A`, "kQc", "AZ8N", "AOMB", "AAHjAQ", "AAAA"]) {
    assert.throws(() => decode([code]), { message: /^expected .+found|^expected letters/ }, code);
  }
  assert.throws(() => decode([good, "x"]), { message: /^expected changes, and found x after them$/ });
});

/** Opens the page anew at its address of what it shows. */
async function reopened(page) {
  const address = await copied(page);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(address);
  return new URL(address).hash;
}
const shares = (page) => page.$$eval(".lab .ten data", (all) => all.map(({ textContent }) => textContent));
/** Waits until the ten probabilities are these, within 0.02: the address's points are rounded. */
const near = (page, expected) =>
  page.waitForFunction((expected) => {
    const found = [...document.querySelectorAll(".lab .ten data")].map(({ value }) => Number(value));
    return found.length === 10 && found.every((share, digit) => Math.abs(share - expected[digit]) < 0.02);
  }, expected);
const values = (page) => page.$$eval(".lab .ten data", (all) => all.map(({ value }) => Number(value)));

scene("an address restores what was changed, and further changes are undone one by one", WIDE, async ({ page }) => {
  await experiment(page, "change", 8);
  await page.locator(".editor canvas").first().focus();
  for (const key of ["ArrowDown", "Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: "C3, map 6", exact: true }).click();
  await page.getByText("One part is switched off.").waitFor();
  const before = await values(page);
  const hash = await reopened(page);
  assert(hash.length <= LONGEST + 3 && hash.includes("&x=1~change~"), hash);
  await near(page, before);
  assert.equal(await page.getByRole("button", { name: "C3, map 6", exact: true }).getAttribute("aria-pressed"), "false");
  await page.getByRole("button", { name: "Undo this" }).click();
  await page.waitForFunction(() => !document.querySelector(".change .reads").textContent.includes("switched off"));
  assert.equal(await page.getByRole("button", { name: "Undo this" }).getAttribute("aria-disabled"), "true");
  // The changes were to that drawing only.
  await page.click("#clear");
  await draw(page, await recordedDigit(3));
  await page.waitForFunction(() => document.querySelector("#pad").number?.text === "3" && document.querySelector(".change .reads").textContent.startsWith("It is 3"));
  assert.equal(await page.getByRole("button", { name: "Undo this" }).getAttribute("aria-disabled"), "true");
});

scene("an address restores the slider, and framing that is off", WIDE, async ({ page }) => {
  await experiment(page, "break", 4);
  await page.getByRole("button", { name: "Move sideways" }).click();
  await page.getByText("Framing undoes this.").waitFor();
  await page.getByRole("checkbox", { name: "Framing" }).uncheck();
  await page.getByText(/^Moved to the left, /).waitFor();
  await page.focus(".sweep input");
  for (let i = 0; i < 5; i += 1) await page.keyboard.press("ArrowLeft");
  const said = () => page.locator(".sweep input").getAttribute("aria-valuetext");
  const before = (await said()).split(",")[0];
  assert.match(before, /^Moved to the left: 1.25 pixels/);
  const hash = await reopened(page);
  assert(hash.endsWith("&x=1~break~aside~-1.25~unframed"), hash);
  await page.waitForFunction((before) => document.querySelector(".sweep input")?.getAttribute("aria-valuetext")?.startsWith(before), before);
  assert.equal(await page.getByRole("checkbox", { name: "Framing" }).isChecked(), false);
  // Another address in the same tab replaces the experiment.
  await page.evaluate(() => (location.hash = location.hash.replace(/&x=.*/, "&u=c3.5.3.4")));
  await page.locator(".look .total").waitFor();
  assert.equal(await page.locator(".lab").isVisible(), false);
  assert.match(await page.locator(".look h2").textContent(), /^C3, map 5, row 3, column 4/);
});

scene("an address restores which digit of a number is asked about", WIDE, async ({ page }) => {
  await draw(page, await twentySeven());
  await page.locator("#answer button").first().click();
  await page.click("#why");
  await page.locator(".why h3").first().getByText("Why 2?").waitFor();
  const hash = await reopened(page);
  assert(hash.endsWith("&n=1&x=1~why"), hash);
  await page.locator(".why h3").first().getByText("Why 2?").waitFor();
});

scene("an experiment that there is not is refused with a notice, and the drawing is there", {}, async ({ page, url }) => {
  const ink = "#d=1.yAIBHgIAAJABkAE";
  for (const [rest, expected] of [["x=2~why", "experiment of version 1"], ["x=1~toString", "experiment such as why"], ["x=1~why~x", "nothing more"], ["x=1~break~turn~91", "change such as turn~90"], ["x=1~break~constructor~0", "change such as turn~90"], ["x=1~break~turn", "change such as turn~90"], ["x=1~change~kQc", "number of pixels"], ["n=0", "digit's place such as 2"], ["x=1~why&u=c1.1.1.1", "one of u and x"]]) {
    await page.goto("about:blank");
    await page.goto(`${url}${ink}&${rest}`);
    await page.getByText(`The address holds a view of its drawing that this page cannot read: expected`).waitFor();
    const text = await page.locator(".notice p").textContent();
    assert(text.includes(expected), `${rest}: ${text}`);
    assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
    assert.equal(await page.locator(".lab").isVisible(), false);
  }
});
