/** The pad as a form control: value, validity, reset, restoring, labels, and what it asks. */

import assert from "node:assert/strict";
import { bare, ready } from "./support/bare.js";
import { inDoubt, state } from "./support/form.js";
import { recordedDigit } from "./support/ink.js";
import { inLine } from "./support/numbers.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { like, unlike } from "./support/unsure.js";

const hear = (page) =>
  page.evaluate(() => {
    window.heard = [];
    const pad = document.querySelector("digit-pad");
    for (const type of ["input", "change"]) document.addEventListener(type, () => window.heard.push(`${type} ${pad.value}`));
  });

scene("whatever replaces a drawing is told once, with the value that it has then", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(7), page.locator("digit-pad"));
  await state(page, "7");
  await hear(page);
  const heard = (act) => page.$eval("digit-pad", new Function("pad", `${act}; return window.heard.splice(0);`));
  assert.deepEqual(await heard("pad.value = '3'"), ["input 3", "change 3"]);
  assert.deepEqual(await heard("pad.value = '4'"), ["input 4", "change 4"]);
  assert.deepEqual(await heard("pad.undo()"), ["change "], "what it was is read again");
  await state(page, "7");
  assert.deepEqual(await heard(""), ["input 7", "change 7"]);
  assert.deepEqual(await heard("pad.clear()"), ["input ", "change "]);
  assert.deepEqual(await heard("pad.clear()"), []);
  assert.deepEqual(await heard("pad.choose('5')"), ["input 5", "change 5"]);
  assert.deepEqual(await heard("pad.clear()"), ["input ", "change "]);
});

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

scene("undo and redo go back and forth between what was drawn and what was typed", bare('<form><digit-pad name="a"></digit-pad></form>'), async ({ page }) => {
  await ready(page);
  await draw(page, await recordedDigit(7), page.locator("digit-pad"));
  await state(page, "7");
  const strokes = await page.$eval("digit-pad", (pad) => pad.ink.length);
  await page.locator("digit-pad").press("3");
  await state(page, "3");
  const undone = (steps) => page.$eval("digit-pad", (pad, steps) => { for (let i = 0; i < steps; i += 1) pad.undo(); }, steps);
  await undone(1);
  assert.equal((await state(page, "7")).sent, "a=7");
  await undone(strokes);
  assert.equal((await state(page, "")).sent, "a=");
  await page.$eval("digit-pad", (pad) => { while (pad.canRedo) pad.redo(); });
  assert.equal((await state(page, "3")).sent, "a=3");
});

scene("a single digit is not too short, and an undefined message is the default one", bare('<form><digit-pad name="a" min-digits="2"></digit-pad></form>'), async ({ page }) => {
  await ready(page);
  await page.locator("digit-pad").press("2");
  assert.equal((await state(page, "2")).valid, true);
  const hints = await page.evaluate(() => {
    const pad = document.querySelector("digit-pad");
    const texts = [{ none: "No." }, { hint: "Mine" }, { hint: undefined, none: undefined }, undefined].map((messages) => {
      pad.messages = messages;
      return `${pad.messages.hint} ${pad.messages.none}`;
    });
    pad.constructor.messages = { hintNumber: "A number, please" };
    Object.assign(pad, { multiple: true, messages: { hintNumber: undefined } });
    return [...texts, pad.hint];
  });
  const both = "That is not a digit.";
  assert.deepEqual(hints, ["Draw a digit No.", `Mine ${both}`, `Draw a digit ${both}`, `Draw a digit ${both}`, "A number, please"]);
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

scene("a number may be set before the pad is told that it takes one", bare("<digit-pad></digit-pad>"), async ({ page }) => {
  const values = await page.evaluate(async () => {
    await customElements.whenDefined("digit-pad");
    const [first, second, third] = Array.from({ length: 3 }, () => document.createElement("digit-pad"));
    Object.assign(first, { value: "12", multiple: true });
    second.setAttribute("value", "34");
    const before = second.value;
    second.setAttribute("multiple", "");
    Object.assign(third, { value: "56" });
    Object.assign(third, { value: "", multiple: true });
    return [first.value, before, second.value, third.value];
  });
  assert.deepEqual(values, ["12", "", "34", ""]);
});

scene("malformed ink is refused, and the pad goes on following its attributes", bare('<form><digit-pad value="4"></digit-pad></form>'), async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const pad = document.querySelector("digit-pad");
    await customElements.whenDefined("digit-pad");
    // What the callback for an attribute throws is the browser's to report.
    window.addEventListener("error", (event) => event.preventDefault());
    pad.setAttribute("ink", "no strokes");
    const values = [pad.value];
    for (const ink of ["[", [5]]) {
      try {
        pad.ink = ink;
      } catch ({ name }) {
        values.push(name);
      }
    }
    pad.defaultValue = "6";
    values.push(pad.value);
    pad.value = "7";
    pad.form.reset();
    return [...values, pad.value];
  });
  assert.deepEqual(refused, ["4", "SyntaxError", "TypeError", "6", "6"]);
});

scene("ink that cannot be read is no digit, instead of being read for ever", bare('<form><digit-pad name="a"></digit-pad></form>'), async ({ page }) => {
  await ready(page);
  await page.$eval("digit-pad", (pad) => (pad.ink = [{ points: [1, 1, 1], frame: 1e-9 }, { points: [9, 9, 9, 9, 90, 9], frame: 200 }]));
  await page.waitForFunction(() => !document.querySelector("digit-pad").reading);
  for (const multiple of [false, true]) {
    await page.$eval("digit-pad", (pad, multiple) => (pad.multiple = multiple), multiple);
    assert.deepEqual(await state(page, ""), { sent: "a=", valid: false, fault: "badInput", message: "That is not a digit." });
  }
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
