/** `<digit-pad>` as a form control, in other people's pages. */

import assert from "node:assert/strict";
import { digitOf, ready } from "../../page/support/bare.js";
import { inDoubt, state } from "../../page/support/form.js";
import { recordedDigit } from "../../page/support/ink.js";
import { draw } from "../../page/support/pen.js";
import { like } from "../../page/support/unsure.js";

const FORM = `<form id="form"><label for="pad">Seven, please</label><digit-pad id="pad" name="a" required></digit-pad>
<digit-pad id="second" name="b" multiple min-digits="2" label="Another"></digit-pad>
<digit-pad id="shown" name="c" readonly value="4" label="Given"></digit-pad><button>Send</button></form>`;

/** Three pads fit, one below another. */
const TALL = { width: 700, height: 1100 };

const counts = (page) => page.$$eval("digit-pad", (pads) => pads.map(({ ink }) => ink.length));

export function element(scene) {
  scene("a form's pads have values, validity and events, and are reset", { body: FORM, size: TALL }, async ({ page }) => {
    for (const id of ["#pad", "#second", "#shown"]) await ready(page, id);
    assert.deepEqual(await state(page, ""), { sent: "a=&b=&c=4", valid: false, fault: "valueMissing", message: "Draw a digit" });
    assert.deepEqual(await page.evaluate(() => [document.forms[0].reportValidity(), document.activeElement.id]), [false, "pad"]);
    await page.evaluate(() => {
      window.heard = [];
      for (const type of ["input", "change"]) document.addEventListener(type, ({ target }) => window.heard.push(`${type} ${target.value}`));
    });
    await draw(page, await recordedDigit(7), page.locator("#pad"));
    assert.deepEqual(await state(page, "7"), { sent: "a=7&b=&c=4", valid: true, fault: "", message: "" });
    assert.deepEqual((await page.evaluate(() => window.heard)).slice(-1), ["change 7"]);

    // Typed digits, at first too few.
    await page.$eval("#second", (pad) => pad.focus());
    await page.keyboard.press("2");
    assert.deepEqual([(await state(page, "2", "#second")).fault, await page.$eval("form", (form) => form.checkValidity())], ["tooShort", false]);
    await page.keyboard.press("5");
    assert.equal((await state(page, "25", "#second")).sent, "a=7&b=25&c=4");

    await draw(page, await recordedDigit(1), page.locator("#shown"));
    const drawn = await counts(page);
    assert.deepEqual(drawn.slice(1), [0, 0]);
    await page.$eval("#shown", (pad) => (pad.ink = JSON.stringify(document.querySelector("#pad").ink)));
    assert.equal((await state(page, "7", "#shown")).sent, "a=7&b=25&c=7");
    await page.$eval("form", (form) => form.reset());
    assert.equal((await state(page, "")).sent, "a=&b=&c=4");
    assert.deepEqual(await counts(page), [0, 0, 0]);
  });

  scene("it asks inside itself what is in doubt, and two pads answer separately", { body: '<digit-pad id="a"></digit-pad><digit-pad id="b"></digit-pad>', size: TALL }, async ({ page }) => {
    await ready(page, "#b");
    await draw(page, await recordedDigit(3), page.locator("#b"));
    assert.equal(await digitOf(page, "#b"), 3);
    await draw(page, like.strokes, page.locator("#a"));
    await inDoubt(page, "#a");
    const { message } = await state(page, "", "#a");
    const [first, second] = message.match(/\d/g);
    assert.notEqual(first, second);
    await page.click(`[part=choice]:text-is("${second}")`);
    await page.waitForFunction((value) => document.querySelector("#a").value === value, second);
    assert.equal(await page.$eval("#b", ({ value }) => value), "3");
  });

  scene("it speaks the language around it, and around what it is a part of", { body: '<div lang="de-CH"><p></p></div><digit-pad></digit-pad>' }, async ({ page }) => {
    await page.$eval("p", (part) => (part.attachShadow({ mode: "open" }).innerHTML = '<digit-pad></digit-pad><digit-pad lang="fr"></digit-pad>'));
    const hints = ["Zeichne eine Ziffer", "Dessinez un chiffre", "Draw a digit"];
    await page.waitForFunction((hints) => {
      const pads = [...document.querySelector("p").shadowRoot.children, document.querySelector("body > digit-pad")];
      return pads.map(({ hint }) => hint).join() === hints.join();
    }, hints);
  });

  scene("what was drawn comes back with the page", { body: '<form><digit-pad name="a"></digit-pad></form>' }, async ({ page, site }) => {
    await ready(page);
    await draw(page, await recordedDigit(6), page.locator("digit-pad"));
    await state(page, "6");
    await page.goto(`${site.url}icons/icon.svg`);
    await page.goBack();
    await ready(page);
    assert.equal((await state(page, "6")).sent, "a=6");
  });

  // In some engines, the system's grey is too faint for text.
  scene("its words have enough contrast in the system's colours", { body: "<digit-pad></digit-pad>" }, async ({ page }) => {
    await ready(page);
    const [ink, paper] = await page.$eval(".hint text", (text) => [getComputedStyle(text).fill, getComputedStyle(text.getRootNode().host).backgroundColor]);
    assert(contrast(ink, paper) >= 4.5, `${ink} on ${paper}`);
  });
}

/** WCAG's contrast ratio of two CSS colours; the first may be translucent. */
function contrast(ink, paper) {
  const [above, below] = [ink, paper].map((colour) => colour.match(/[\d.]+/g).map(Number));
  const mixed = below.map((part, i) => part + (above[i] - part) * (above[3] ?? 1));
  const linear = (part) => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const [light, dark] = [mixed, below].map(([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
