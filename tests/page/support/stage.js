/**
 * A browser with the page, and a guard: an error or warning in the console, a request to another host or a violation of
 * the content security policy fails the test in which it happens.
 */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../../xtask/server/serve.js";
import { ENGINE, engine, stop } from "./engine.js";
import { Unsupported } from "./unsupported.js";
import { overhear } from "./worker.js";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

/** Milliseconds that a test waits for a page at most: long enough for a slow, busy machine. */
export const PATIENCE = 120_000;

after(stop);

/** `cargo xtask test` serves the site; outside of it, `dist/` is served here. */
const site = process.env.LENET5_URL ?? (await ownServer());

async function ownServer() {
  const server = await serve(DIST);
  after(() => server.stop());
  return server.url;
}

/**
 * One test with a page of its own.
 *
 * @param {string} name
 * @param {object} options of Playwright's `newContext`, and:
 * @param {object} [options.server] options of `serve` for a separate server of the site, or of another `folder`; the act
 *   may stop it
 * @param {string[]} [options.flags] opens the page in a Chromium of its own, with these flags
 * @param {string} [options.chromium] what the test needs and the drivers of Firefox and WebKit lack; there it is skipped
 * @param {string} [options.webkit] what the test needs and WebKit's driver alone lacks
 * @param {string} [options.path] of the page on the site, if it is not the site's own
 * @param {(page) => Promise<void>} [options.before] runs before the page is opened
 * @param {number} [options.timeout] milliseconds
 * @param {boolean} [options.ready] false: does not wait until the page can answer
 * @param {(stage) => Promise<void>} act gets `page`, `context`, `server` and `url`
 */
export function scene(name, { server: special, flags, chromium, webkit, path = "", before, ready = true, timeout = 5 * PATIENCE, ...options }, act) {
  const foreign = chromium ?? (flags?.length && "Chromium's command line");
  const missing = { Firefox: foreign, WebKit: webkit ?? foreign }[ENGINE];
  test(name, { timeout, skip: missing ? `${ENGINE} is tested without ${missing}` : false }, async (t) => {
    const server = special && (await serve(special.folder ?? DIST, special));
    const wanted = { reducedMotion: "reduce", ...options };
    let context;
    try {
      context = await (await engine(flags ?? [], wanted)).newContext(wanted);
      context.setDefaultTimeout(PATIENCE);
      // For WebKit, the test has a server of its own in front of the site's.
      const address = server?.url ?? site;
      const url = (await context.front?.(address)) ?? address;
      const complaints = await guard(context, url);
      const page = await context.newPage();
      await before?.(page);
      await page.goto(url + path);
      if (ready) await page.waitForSelector("html[data-ready]");
      await act({ page, context, server, url });
      assert.deepEqual(complaints, []);
    } catch (error) {
      // Playwright can send touches, for example, to Chromium only.
      if (!(error instanceof Unsupported) && !/only available in Chromium/.test(error.message)) throw error;
      t.skip(error.message);
    } finally {
      await context?.close();
      await server?.stop();
    }
  });
}

/** A scene's options that hold files of the site back until `page.release()`. @param {string} pattern of their URLs */
export const withheld = (pattern) => ({
  ready: false,
  before: async (page) => {
    const released = new Promise((resolve) => (page.release = resolve));
    await page.route(pattern, async (route) => {
      await released;
      await route.continue();
    });
  },
});

/** Waits for what the page loads after its first answer: keys for digits and the buttons that open something. */
export const whole = (page) => page.waitForSelector("#layers canvas", { state: "attached" });

/** Collects the events that fail a test. */
async function guard(context, url) {
  const complaints = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    const own = origin === new URL(url).origin || ["blob:", "data:"].includes(protocol);
    if (!own) complaints.push(`request to another host: ${request.url()}`);
  });
  await context.exposeBinding("complain", (_, text) => void complaints.push(text));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      window.complain(`content security policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  await context.addInitScript(overhear);
  return complaints;
}
