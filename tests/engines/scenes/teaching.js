/** Unsure and wrong answers, and what is learnt from them. */

import assert from "node:assert/strict";
import { clear, draw } from "../../page/support/pen.js";
import { drawn, ODD_FOUR, said, weights } from "../../page/support/teaching.js";
import { like } from "../../page/support/unsure.js";
import { settled } from "../../page/support/worker.js";

const press = (page, name) => page.click(`.teach .row button:text-is("${name}")`);

export function teaching(scene) {
  scene("it asks which of two digits it is, and takes the answer", {}, async ({ page }) => {
    await draw(page, like.strokes);
    const { digit, runnerUp } = (await settled(page)).answer;
    assert.equal(await page.textContent("#verdict"), `Not sure: ${digit} or ${runnerUp}?`);
    await page.click(`#choices button:text-is("${runnerUp}")`);
    await page.waitForFunction((tapped) => document.querySelector("#answer").textContent === tapped, String(runnerUp));
    assert.equal(await page.textContent("#verdict"), `You said ${runnerUp}`);
    // The answer was learnt as well. Forget it: the next test begins without.
    assert.match(await said(page), /Kept/);
    await press(page, "Forget");
    await page.click('.teach .row button:text-is("Forget")');
    await page.waitForFunction(() => document.querySelector("#pad").weights === null);
  });

  scene("a digit that it misreads is taught, kept over a reload, and forgotten", {}, async ({ page, open }) => {
    assert.notEqual((await drawn(page, ODD_FOUR)).digit, 4);
    await page.click("#not");
    await page.click('.teach .keys button:text-is("4")');
    assert.match(await said(page), /It reads this as a 4 now/);
    await open();
    await page.waitForFunction(() => document.querySelector("#pad").weights !== null);
    await clear(page);
    assert.equal((await drawn(page, ODD_FOUR)).digit, 4);
    await page.click("#not");
    await press(page, "Undo");
    await page.waitForFunction(() => document.querySelector("#pad").weights === null);
    assert.equal(await weights(page), null);
  });
}
