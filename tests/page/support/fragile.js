/** A module that traps on request, since no drawing is known to make it trap. */

import { readFile } from "node:fs/promises";

/** The functions that read the pad's ink, without the module for numbers and with it. */
const READING = ["recognizer_recognize", "readNumber"];

/** Runs in the worker before its own script: the module breaks `breaks` times, and again whenever the page says so. */
function fragile(breaks, calls) {
  const channel = new BroadcastChannel("break");
  channel.onmessage = ({ data }) => {
    if (data !== "break") return;
    breaks += 1;
    channel.postMessage("heard");
  };
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor(module, imports) {
      const { exports } = new Instance(module, imports);
      const breaking = (call) => (...parameters) => {
        if (breaks > 0) {
          breaks -= 1;
          throw new WebAssembly.RuntimeError("broken on purpose");
        }
        return exports[call](...parameters);
      };
      this.exports = { ...exports };
      for (const call of calls) if (call in exports) this.exports[call] = breaking(call);
    }
  };
}

/**
 * Changes a scene's options so that the module breaks when it is told to.
 *
 * @param {object} options
 * @param {string} [script] the worker's file on the site
 * @param {string[]} [calls] the functions of the modules that break
 */
export const breakable = (options, script = "digit-pad/worker.js", calls = READING) => ({
  ...options,
  before: async (page) => {
    await options.before(page);
    await page.route(`**/${script}`, async (route) => {
      const text = await readFile(new URL(`../../../dist/${script}`, import.meta.url), "utf8");
      await route.fulfill({
        contentType: "text/javascript",
        body: `(${fragile})(${page.breaks ?? 0}, ${JSON.stringify(calls)});${text}`,
      });
    });
  },
});

/** Makes the next call break, if a worker hears of it. */
export const breakSoon = (page) => page.evaluate(() => void new BroadcastChannel("break").postMessage("break"));

/** Makes the next call break, and waits until the worker has heard of it. */
export const breakOnce = (page) =>
  page.evaluate(() => {
    const channel = new BroadcastChannel("break");
    const heard = new Promise((resolve) => (channel.onmessage = ({ data }) => data === "heard" && resolve(null)));
    channel.postMessage("break");
    return heard;
  });
