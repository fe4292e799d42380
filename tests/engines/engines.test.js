/** Each scene in each engine: the page, the element and the module do the same in all of them. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { PATIENCE } from "./drive/processes.js";
import { ENGINES } from "./engines.js";
import { bits } from "./scenes/bits.js";
import { drawing } from "./scenes/drawing.js";
import { element } from "./scenes/element.js";
import { inside } from "./scenes/inside.js";
import { lacking } from "./scenes/lacking.js";
import { offline } from "./scenes/offline.js";
import { places } from "./scenes/places.js";
import { teaching } from "./scenes/teaching.js";
import { site as served } from "./site.js";

const SCENES = [bits, drawing, teaching, inside, element, places, offline, lacking];

/** Small, because WebKit paints without a graphics card. */
const SIZE = { width: 700, height: 640 };

const SITES = { today: await served(), older: await served({ older: true }) };
after(() => Promise.all(Object.values(SITES).map((site) => site.remove())));

for (const { name, start, agent, pointer } of ENGINES) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await start()), { timeout: 5 * PATIENCE });
    after(() => browser?.stop());

    test("it is this engine", async (t) => {
      await browser.page.goto(SITES.today.url);
      assert.match(await browser.page.evaluate(() => navigator.userAgent), agent);
      t.diagnostic(`${name} ${browser.version}`);
    });

    /**
     * One test on a page that is opened for it.
     *
     * @param {string} what
     * @param {object} options
     * @param {string} [options.body] the body of a page with pads alone; without it, the site's own page is opened
     * @param {{width: number, height: number}} [options.frame] the site's page is in a frame of this size
     * @param {{width: number, height: number}} [options.size] of the window
     * @param {boolean} [options.own] the site has a server of its own, which the test may stop
     * @param {boolean} [options.older] the site without what the oldest engines lack
     * @param {(stage: { page: import("./drive/page.js").Page, site: object, open: () => Promise<void> }) => Promise<void>} act
     */
    const scene = (what, { body, frame, size = SIZE, own, older }, act) =>
      test(what, { timeout: 5 * PATIENCE }, async () => {
        const { page } = browser;
        const site = own ? await served() : SITES[older ? "older" : "today"];
        const address = body !== undefined ? await site.bare(body) : frame ? await site.frame(frame) : site.url;
        const open = async () => {
          await page.goto(address);
          if (body === undefined) await page.waitForFunction(() => (frames[0] ?? window).document.querySelector("html[data-ready]") !== null);
        };
        try {
          // A page restores what was drawn before it was left.
          await page.goto(`${site.url}icons/icon.svg`);
          await page.evaluate(() => sessionStorage.clear());
          await page.setViewportSize(size);
          await open();
          await act({ page, site, open });
          assert.deepEqual(await page.evaluate(() => window.complaints ?? []), []);
        } finally {
          if (own) await site.remove();
        }
      });
    for (const scenes of SCENES) scenes(scene, pointer);
  });
}
