/** A module that traps on request, since no drawing is known to make it trap. */

import { readFile } from "node:fs/promises";

/** Runs in the worker before its own script: the module breaks `breaks` times, and once more when the page says so. */
function fragile(breaks, call) {
  new BroadcastChannel("break").onmessage = () => (breaks += 1);
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Instance(module, imports);
      this.exports = {
        ...exports,
        [call](...parameters) {
          if (breaks > 0) {
            breaks -= 1;
            throw new WebAssembly.RuntimeError("broken on purpose");
          }
          return exports[call](...parameters);
        },
      };
    }
  };
}

/**
 * Changes a scene's options so that the module breaks when it is told to.
 *
 * @param {object} options
 * @param {string} [script] the worker's file on the site
 * @param {string} [call] the function of the module that breaks
 */
export const breakable = (options, script = "digit-pad/worker.js", call = "recognizer_recognize") => ({
  ...options,
  before: async (page) => {
    await options.before(page);
    await page.route(`**/${script}`, async (route) => {
      const text = await readFile(new URL(`../../../dist/${script}`, import.meta.url), "utf8");
      await route.fulfill({
        contentType: "text/javascript",
        body: `(${fragile})(${page.breaks ?? 0}, "${call}");${text}`,
      });
    });
  },
});

export const breakOnce = (page) => page.evaluate(() => void new BroadcastChannel("break").postMessage(null));
