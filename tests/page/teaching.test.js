/** "Not a 5?": a drawing is corrected, learnt, and read right from then on. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { clear } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { drawn, kept, key, ODD_FOUR, press, reload, said, say, weights } from "./support/teaching.js";
import { HELD, atWork } from "./support/work.js";
import { settled } from "./support/worker.js";

scene("draw, correct, learnt; still so after a reload; taken back by Undo", {}, async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await reload(page);
  const before = await drawn(page, ODD_FOUR);
  assert.notEqual(before.digit, 4);
  assert.equal(await page.textContent("#not"), `Not a${before.digit === 8 ? "n" : ""} ${before.digit}?`);
  assert.deepEqual(asked.filter((path) => /teach/.test(path)), [], "a visitor who does not teach fetches nothing of it");

  await page.click("#not");
  await key(page, "4").waitFor();
  assert.match(await page.textContent(".teach .said"), /kept on this device only.*Forget deletes it/);
  await key(page, "4").click();
  assert.match(await said(page), /Kept: your 4, 1 so far.*It reads this as a 4 now/);
  assert.equal(await page.textContent("#answer"), "4");
  assert.equal((await settled(page)).answer.digit, 4);

  await reload(page);
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "4");
  await clear(page);
  assert.equal((await drawn(page, await recordedDigit(7))).digit, 7, "other digits are read as before");

  await page.click("#not");
  assert.match(await page.textContent(".teach .said"), /1 drawing of yours/);
  await press(page, "Undo");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  const { samples, versions } = await kept(page);
  assert.deepEqual({ samples, versions }, { samples: [], versions: [] });
  await reload(page);
  await clear(page);
  assert.equal((await drawn(page, ODD_FOUR)).digit, before.digit);
  assert.equal(await weights(page), null);
});

scene("two drawings are learnt together, Undo takes the last one back, Forget all", {}, async ({ page }) => {
  await drawn(page, ODD_FOUR);
  await say(page, "4");
  await said(page);
  const [first] = (await kept(page)).versions;
  await clear(page);
  await drawn(page, await recordedDigit(9));
  await say(page, "9");
  assert.match(await said(page), /Kept: your 9, 1 so far/);
  const { samples, versions, hands } = await kept(page);
  assert.deepEqual(samples.map(({ label }) => label).sort(), [4, 9]);
  assert.equal(hands.length, 1);
  // The module decides whether to give new weights; each version records the samples that it was learnt from.
  for (const { from, weights } of versions) assert(weights.length > 200_000 && samples.some(({ id }) => from.includes(id)));

  const second = samples.find(({ label }) => label === 9);
  const undo = page.locator(".teach .row").getByRole("button", { name: /Undo|Delete this drawing/ });
  await undo.click();
  await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
  const after = await kept(page);
  assert(!after.samples.some(({ id }) => id === second.id));
  assert.equal(after.hands[0].version, first.id);

  if (await page.locator(".teach").isHidden()) await page.click("#not");
  await press(page, "Forget");
  assert.match(await page.textContent(".teach .said"), /Forget 1 drawing, and what was learnt/);
  await press(page, "Forget");
  await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  const { version: schema, ...tables } = await kept(page);
  assert.deepEqual({ schema, tables }, { schema: 1, tables: { hands: [], samples: [], versions: [] } });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

scene("a second word about the same drawing takes the first one's place", {}, async ({ page }) => {
  await drawn(page, ODD_FOUR);
  for (const label of ["7", "4"]) {
    await say(page, label);
    await said(page);
    await page.keyboard.press("Escape");
  }
  assert.deepEqual((await kept(page)).samples.map(({ label }) => label), [4]);
});

scene("what would cost others is not learnt, and says so; the drawing is kept until it is deleted", {}, async ({ page }) => {
  const { digit } = await drawn(page, await recordedDigit(3));
  assert.equal(digit, 3);
  for (let i = 0; i < 3; i += 1) {
    await clear(page);
    await drawn(page, await recordedDigit(3));
    await say(page, null);
    const text = await said(page);
    if (!/Not learnt/.test(text)) continue;
    assert.match(text, /Kept: no digit.*Not learnt: it would .* It reads as it did before/);
    const n = (await kept(page)).samples.length;
    await press(page, "Delete this drawing");
    await page.waitForSelector(".teach", { state: "hidden" });
    assert.equal((await kept(page)).samples.length, n - 1);
    return;
  }
  assert.fail("expected the guard to refuse 3s as no digit");
});

scene("by keyboard alone; Escape closes the card and leaves the drawing", {}, async ({ page }) => {
  await drawn(page, ODD_FOUR);
  const strokes = () => page.$eval("#pad", (pad) => pad.ink.length);
  await page.focus("#not");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".teach .keys button:focus");
  assert.equal(await page.getAttribute("#not", "aria-expanded"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".teach").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "not");
  assert.equal(await strokes(), 1);
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  assert.match(await said(page), /It reads this as a 4 now/);
  assert(await page.evaluate(() => document.querySelector(".teach").contains(document.activeElement)), "the focus is not lost");
  await page.$eval("#pad", (pad) => pad.focus());
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".teach").isVisible(), false);
  assert.equal(await strokes(), 1);
});

scene("a result does not come in place of a question, nor after the card was closed", HELD, async ({ page }) => {
  await drawn(page, ODD_FOUR);
  let end = await atWork(() => say(page, "4"))(page);
  await page.waitForSelector(".teach .track:not([hidden])");
  await page.click("#not");
  await end();
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "4");
  assert.match(await page.textContent(".teach .said"), /Which digit is it/);

  // By the position of the key, as in Arabic.
  const typed = { key: "٧", code: "Digit7", bubbles: true };
  end = await atWork(() => page.$eval(".teach .keys button", (key, typed) => key.dispatchEvent(new KeyboardEvent("keydown", typed)), typed))(page);
  await page.waitForSelector(".teach .track:not([hidden])");
  await page.keyboard.press("Escape");
  await end();
  await page.waitForFunction(() => document.querySelector("#answer").textContent === "7");
  assert(await page.locator(".teach").isHidden());
});
