/** The pad as a form control: value, validity, reset, restoring, labels, and what it asks. */

import assert from "node:assert/strict";
import { bare, ready } from "./support/bare.js";
import { hear, inDoubt, state } from "./support/form.js";
import { recordedDigit } from "./support/ink.js";
import { inLine } from "./support/numbers.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { like, unlike } from "./support/unsure.js";

const FORM = `<form id="form"><label for="pad">Seven, please</label><digit-pad id="pad" name="answer" required></digit-pad>
<fieldset><digit-pad id="second" name="second" label="Another"></digit-pad></fieldset><button>Send</button></form>`;

scene("it is sent with its form, named by its label, required, disabled, reset", bare(FORM), async ({ page }) => {
  await ready(page);
  assert.deepEqual(await state(page, ""), { sent: "answer=&second=", valid: false, fault: "valueMissing", message: "Draw a digit" });
  assert.equal(await page.evaluate(() => document.querySelector("form").reportValidity()), false);
  // The control whose value is missing gets the focus, as with other controls.
  assert.equal(await page.evaluate(() => document.activeElement.id), "pad");
  const named = page.getByRole("application", { name: "Seven, please" });
  await page.waitForSelector('#pad [aria-invalid="true"]');
  assert.equal(await named.getAttribute("aria-invalid"), "true");
  await hear(page);
  await draw(page, await recordedDigit(7), page.locator("#pad"));
  assert.deepEqual(await state(page, "7"), { sent: "answer=7&second=", valid: true, fault: "", message: "" });
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard.slice(-1), ["change 7"]);
  const { form, labels, type, willValidate } = await page.$eval("#pad", ({ form, labels, type, willValidate }) => ({ form: form.id, labels: labels.length, type, willValidate }));
  assert.deepEqual({ form, labels, type, willValidate }, { form: "form", labels: 1, type: "digit-pad", willValidate: true });

  await page.$eval("fieldset", (fieldset) => (fieldset.disabled = true));
  await draw(page, await recordedDigit(1), page.locator("#second"));
  assert.equal((await state(page, "7")).sent, "answer=7");
  assert.equal(await page.$eval("#second", (pad) => pad.ink.length + pad.shadowRoot.querySelector("canvas").tabIndex), -1);
  await page.$eval("fieldset", (fieldset) => (fieldset.disabled = false));
  await draw(page, await recordedDigit(1), page.locator("#second"));
  assert.equal((await state(page, "1", "#second")).sent, "answer=7&second=1");

  await page.$eval("form", (form) => form.reset());
  assert.equal((await state(page, "")).fault, "valueMissing");
  await page.$eval("#pad", (pad) => pad.setCustomValidity("Not today."));
  assert.deepEqual(await state(page, ""), { sent: "answer=&second=", valid: false, fault: "valueMissing,customError", message: "Not today." });
});

scene("what is in doubt is asked, and only the answer is a value", bare('<form><digit-pad name="a"></digit-pad></form>'), async ({ page }) => {
  await ready(page);
  await hear(page);
  await draw(page, like.strokes, page.locator("digit-pad"));
  await inDoubt(page);
  const { fault, message, sent } = await state(page, "");
  assert.deepEqual([fault, sent], ["badInput", "a="]);
  assert.match(message, /^Is it \d or \d\?$/);
  const choices = page.getByRole("group", { name: message }).getByRole("button");
  await choices.first().waitFor();
  // Beside the choices, the ink stays visible on a small pad.
  const beside = (width) =>
    page.$eval("digit-pad", (pad, width) => {
      pad.style.inlineSize = width;
      const { left, bottom } = pad.getBoundingClientRect();
      return pad.shadowRoot.elementFromPoint(left + 20, bottom - 20).localName;
    }, width);
  assert.deepEqual([await beside("9rem"), await beside("")], ["canvas", "div"]);
  const chosen = await choices.last().textContent();
  await choices.last().click();
  assert.deepEqual(await state(page, chosen), { sent: `a=${chosen}`, valid: true, fault: "", message: "" });
  assert.deepEqual((await page.evaluate(() => window.heard)).slice(-2), [`input ${chosen}`, `change ${chosen}`]);
  await choices.first().waitFor({ state: "hidden" });
  // The choice was for that drawing, and for no other.
  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal((await state(page, "")).valid, true);
  await draw(page, unlike.strokes, page.locator("digit-pad"));
  await inDoubt(page);
  assert.equal((await state(page, "")).message, "That is not a digit.");
  await page.getByText("That is not a digit.").first().waitFor();
  assert.equal(await choices.count(), 0);
  await page.$eval("digit-pad", (pad) => (pad.messages = { none: "Keine Ziffer." }));
  assert.equal((await state(page, "")).message, "Keine Ziffer.");
});

const NUMBER = '<form><digit-pad name="n" multiple min-digits="2" max-digits="3"></digit-pad></form>';

scene("typed digits are a value, too short or too long for a number, and go as they came", bare(NUMBER), async ({ page }) => {
  await ready(page);
  await page.getByRole("application", { name: "Draw a number" }).focus();
  await page.keyboard.press("2");
  assert.deepEqual(await state(page, "2"), { sent: "n=2", valid: false, fault: "tooShort", message: "Draw at least 2 digits." });
  for (const key of "745") await page.keyboard.press(key);
  assert.equal((await state(page, "2745")).fault, "tooLong");
  await page.keyboard.press("Backspace");
  assert.equal((await state(page, "274")).valid, true);
  await page.locator("digit-pad .value").getByText("274").waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await state(page, "")).valid, true);

  await draw(page, inLine([await recordedDigit(2), await recordedDigit(7)]), page.locator("digit-pad"));
  assert.equal((await state(page, "27")).sent, "n=27");
  await page.$eval("digit-pad", (pad) => Object.assign(pad, { multiple: false }));
  assert.deepEqual(await state(page, "27"), { sent: "n=27", valid: false, fault: "tooLong", message: "Draw one digit." });
});

const SHOWN = `<form><digit-pad name="a" readonly label="Given" value="4"></digit-pad><digit-pad id="own" name="b" value="3">
<button type="button" slot="tools" value="undo">Back</button><button type="button" slot="tools" value="redo">Forth</button></digit-pad></form>`;

scene("read-only it shows what it is given; slots take other buttons; scripts set ink and value", bare(SHOWN), async ({ page }) => {
  await ready(page, "#own");
  const strokes = await recordedDigit(5);
  await draw(page, strokes, page.locator("digit-pad").first());
  const own = page.locator("#own");
  await draw(page, strokes, own);
  assert.equal((await state(page, "5", "#own")).sent, "a=4&b=5");
  assert.equal(await page.getByRole("img", { name: "Given" }).count(), 1);
  const counts = () => page.$$eval("digit-pad", (pads) => pads.map((pad) => pad.ink.length));
  assert.deepEqual(await counts(), [0, strokes.length]);
  const [back, forth] = ["Back", "Forth"].map((name) => page.getByRole("button", { name }));
  assert(await forth.isDisabled());
  await back.click();
  await forth.click();
  assert.deepEqual(await counts(), [0, strokes.length]);

  await page.$$eval("digit-pad", ([shown, own]) => (shown.ink = JSON.stringify(own.ink)));
  assert.equal((await state(page, "5")).sent, "a=5&b=5");
  await page.$eval("form", (form) => form.reset());
  assert.equal((await state(page, "4")).sent, "a=4&b=3");
  const values = (...given) => own.evaluate((pad, given) => given.map((value) => ((pad.value = value), pad.value)), given);
  assert.deepEqual(await values("8", 9, "x", "12", "6", null), ["8", "9", "", "", "6", ""]);
});

const restored = bare('<form><digit-pad name="a"></digit-pad><digit-pad id="b" name="b"></digit-pad></form>');
scene("it comes back with the page", { ...restored, chromium: "going back" }, async ({ page, url }) => {
  await ready(page);
  await draw(page, await recordedDigit(6), page.locator("digit-pad").first());
  await page.$eval("#b", (pad) => pad.choose("2"));
  await state(page, "6");
  await page.goto(`${url}icons/icon.svg`);
  await page.goBack();
  await ready(page);
  assert.equal((await state(page, "6")).sent, "a=6&b=2");
  assert((await page.$eval("digit-pad", (pad) => pad.ink.length)) > 0);
});
