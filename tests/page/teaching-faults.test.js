/** A trap in the middle of a lesson, and two tabs at once: nothing is lost. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { ONLINE } from "./support/online.js";
import { scene } from "./support/stage.js";
import { breaking, drawn, kept, ODD_FOUR, press, said, say, weights } from "./support/teaching.js";
import { answered } from "./support/worker.js";

const trapped = {
  before: async (page) => {
    await ONLINE.before(page);
    await page.route("**/teach-worker.js", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `(${breaking})();${await response.text()}` });
    });
  },
};

scene("the module that learns breaks in the middle: the page goes on, and nothing is lost", trapped, async ({ page }) => {
  const before = await drawn(page, ODD_FOUR);
  await say(page, "4");
  assert.match(await said(page), /It could not be learnt: broken on purpose\. The drawing is kept\./);
  assert.deepEqual((await kept(page)).samples.map(({ label }) => label), [4]);
  assert.equal(await weights(page), null);
  await page.unroute("**/teach-worker.js");
  await press(page, "Learn it");
  assert.match(await said(page), /It reads this as a 4 now/);
  assert.equal((await answered(page)).answer.digit, 4);
  assert.notEqual(before.digit, 4);
});

scene("two tabs teach the same hand, and each reads with what both have taught", {}, async ({ page, context, url }) => {
  const other = await context.newPage();
  await other.goto(url);
  await other.waitForSelector("html[data-ready]");
  await drawn(page, ODD_FOUR);
  await drawn(other, await recordedDigit(9));
  await Promise.all([say(page, "4"), say(other, "9")]);
  const texts = await Promise.all([page, other].map(said));
  for (const text of texts) assert.match(text, /Kept: your [49], 1 so far/);
  const { samples, hands, versions } = await kept(page);
  assert.deepEqual(samples.map(({ label }) => label).sort(), [4, 9]);
  assert.equal(new Set(samples.map(({ hand }) => hand)).size, 1, "one hand, not one for each tab");
  const inUse = versions.find(({ id }) => id === hands[0].version);
  for (const { id } of samples) assert(hands[0].tried.includes(id));
  for (const tab of [page, other]) {
    await tab.waitForFunction((length) => document.querySelector("#pad").weights?.length === length, inUse.weights.length);
    assert.deepEqual(await tab.$eval("#pad", (pad) => [...pad.weights]), Object.values(inUse.weights));
  }
});
