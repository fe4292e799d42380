/** The engines that pages run in, each with a browser of its own. */

import { chromium } from "playwright-core";
import { marionette } from "./marionette.js";
import { Page } from "./page.js";
import { Cleanup } from "./processes.js";
import { webdriver } from "./webdriver.js";

/**
 * Starts a browser: its page, its version, and how it ends.
 *
 * @typedef {(options: { dark?: boolean }) => Promise<{ page: Page, version: string, stop: () => Promise<void> }>} Start
 */

/** @type {(path: string) => Start} */
export const chromiumAt = (executablePath) => async ({ dark = false }) => {
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage({ colorScheme: dark ? "dark" : "light" });
  return { page, version: browser.version(), stop: () => browser.close() };
};

/** @type {(path: string) => Start} */
export const firefoxAt = (path) => ({ dark = false }) =>
  driven((cleanup) => marionette(path, { "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1 }, cleanup));

/** WebKit with GTK has no windows without a screen. @type {(paths: { driver: string, browser: string, screen: string }) => Start} */
export const webkitAt = ({ driver, browser: binary, screen: server }) => ({ dark = false }) =>
  driven(async (cleanup) => {
    const screen = cleanup.program(server, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const number = await new Promise((resolve) => screen.stdio[3].once("data", resolve).once("close", resolve));
    const env = { DISPLAY: `:${String(number).trim()}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
    const args = ["--automation", ...(dark ? ["--dark-mode"] : [])];
    return webdriver(driver, { "webkitgtk:browserOptions": { binary, args } }, env, cleanup);
  });

/** @param {(cleanup: Cleanup) => Promise<{ send: (command: string, parameters?: object) => Promise<any>, version: string }>} start */
async function driven(start) {
  const cleanup = new Cleanup();
  try {
    const { send, version } = await start(cleanup);
    return { page: new Page(send), version, stop: () => cleanup.run() };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}
