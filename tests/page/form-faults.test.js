/** The pad as a form control where something is missing: the module is late or lost, or the browser has no form-associated custom elements. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { bare, ready } from "./support/bare.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const AXE = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

const FORM = '<form><digit-pad name="a" label="One digit" required></digit-pad></form>';

const sent = (page) => page.evaluate(() => new URLSearchParams(new FormData(document.querySelector("form"))).toString());
const told = (page) => page.$eval("digit-pad", ({ value, validity, validationMessage }) => [value, validity.valid, validationMessage]);
const shown = (page) => page.waitForFunction(() => document.querySelector("digit-pad").shadowRoot.querySelector(".sheet:not([hidden])"));
const value = (page, value) => page.waitForFunction((value) => document.querySelector("digit-pad").value === value, value);

const late = bare(FORM);
const open = late.before;
late.before = async (page) => {
  const release = new Promise((resolve) => (page.release = resolve));
  await page.route("**/lenet5_bg*.wasm", (route) => release.then(() => route.continue()));
  await open(page);
};

scene("before the module is there it keeps the drawing, and is invalid until that is read", late, async ({ page }) => {
  await shown(page);
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  assert.deepEqual(await told(page), ["", false, "The drawing is not read yet."]);
  page.release();
  await value(page, "3");
  assert.deepEqual([await told(page), await sent(page)], [["3", true, ""], "a=3"]);
});

// To check shadow trees, axe adds a style sheet, which the page's policy forbids.
const lost = { ...bare(FORM), bypassCSP: true };
const without = lost.before;
lost.before = async (page) => {
  page.failing = true;
  await page.route("**/lenet5_bg*.wasm", (route) => (page.failing ? route.fulfill({ contentType: "application/wasm", body: "lost" }) : route.continue()));
  await without(page);
};

scene("without the module it says so, stays a pad, takes a typed digit, and tries again", lost, async ({ page }) => {
  const again = page.getByRole("button", { name: "Try again" });
  await again.waitFor();
  await page.getByText("Drawings cannot be read here. Type digits instead.").waitFor();
  assert.equal(await page.$eval("digit-pad", (pad) => getComputedStyle(pad.shadowRoot.querySelector(".hint")).display), "none");
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  assert.deepEqual(await told(page), ["", false, "Drawings cannot be read here. Type digits instead."]);
  assert.equal(await page.$eval("digit-pad", (pad) => pad.ink.length > 0), true);
  await page.evaluate(AXE);
  const violations = () => page.evaluate(async () => (await window.axe.run("digit-pad")).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
  assert.deepEqual(await violations(), []);
  await page.getByRole("application").press("8");
  assert.deepEqual([await told(page), await sent(page)], [["8", true, ""], "a=8"]);
  assert.deepEqual(await violations(), []);
  await page.keyboard.press("Escape");
  page.failing = false;
  await again.click();
  await ready(page);
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  await value(page, "3");
  assert.deepEqual(await violations(), []);
});

const old = bare(FORM.replace("</form>", "<button type=reset>Reset</button></form>"));
const newer = old.before;
old.before = async (page) => {
  await page.addInitScript(() => {
    delete HTMLElement.prototype.attachInternals;
    delete window.ElementInternals;
  });
  await newer(page);
};

scene("where elements cannot belong to forms, an input does in its place", old, async ({ page }) => {
  await ready(page);
  assert.deepEqual([await told(page), await sent(page)], [["", false, "Draw a digit"], "a="]);
  assert.equal(await page.evaluate(() => document.querySelector("form").reportValidity()), false);
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.localName), "digit-pad");
  await draw(page, await recordedDigit(5), page.locator("digit-pad"));
  await value(page, "5");
  assert.deepEqual([await told(page), await sent(page)], [["5", true, ""], "a=5"]);
  await page.$eval("digit-pad", (pad) => pad.setCustomValidity("No."));
  assert.deepEqual(await told(page), ["5", false, "No."]);
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal(await sent(page), "a=");
  const left = await page.evaluate(() => {
    const pad = document.querySelector("digit-pad");
    pad.remove();
    return pad.childNodes.length;
  });
  assert.equal(left, 0);
});
