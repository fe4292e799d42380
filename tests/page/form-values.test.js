/** A pad's value as a form control: what it is, and what is told of it, whoever changes it, and in whichever order. */

import assert from "node:assert/strict";
import { bare, ready } from "./support/bare.js";
import { hear, state } from "./support/form.js";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

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

const MALFORMED = { ...bare('<form><digit-pad value="4"></digit-pad></form>'), webkit: "errors that a page handles" };

scene("malformed ink is refused, and the pad goes on following its attributes", MALFORMED, async ({ page }) => {
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
