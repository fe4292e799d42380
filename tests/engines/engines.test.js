/** Each scene in each engine: the page, the element and the module do the same in all of them. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ENGINES } from "./engines.js";
import { bits } from "./scenes/bits.js";
import { drawing } from "./scenes/drawing.js";
import { site as served } from "./site.js";

const SCENES = [bits, drawing];

const site = await served();
after(() => site.remove());

for (const { name, start, agent, oldest } of ENGINES) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await start({})));
    after(() => browser?.stop());

    test("it is this engine", async (t) => {
      await browser.page.goto(site.url);
      assert.match(await browser.page.evaluate(() => navigator.userAgent), agent);
      t.diagnostic(`${name} ${browser.version}`);
    });

    /**
     * One test on a page that is opened for it.
     *
     * @param {string} what
     * @param {object} options
     * @param {string} [options.body] of a page with pads alone; without it, the site's own page is opened
     * @param {(stage: { page: import("./drive/page.js").Page, site: object }) => Promise<void>} act
     */
    const scene = (what, { body }, act) =>
      test(what, { timeout: 120_000 }, async () => {
        const { page } = browser;
        await page.goto(body === undefined ? site.url : await site.bare(body));
        if (body === undefined) await page.waitForFunction(() => document.querySelector("html[data-ready]") !== null);
        await act({ page, site });
        assert.deepEqual(await page.evaluate(() => window.complaints), []);
      });
    for (const scenes of SCENES) scenes(scene);
  });
}
