/** Starts the engines that pages run in, each in a browser of its own. */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { marionette } from "./marionette.js";
import { Page } from "./page.js";
import { Cleanup, PATIENCE } from "./processes.js";
import { webdriver } from "./webdriver.js";

/**
 * Starts a browser: its page, its version, and how it stops. It prefers dark colours, because the page's other tests are
 * light, and reduced motion.
 *
 * @typedef {() => Promise<{ page: Page, version: string, stop: () => Promise<void> }>} Start
 */

/** An old Chromium may crash where it emulates a graphics card. @type {(path: string) => Start} */
export const chromiumAt = (executablePath) => async () => {
  const browser = await chromium.launch({ executablePath, args: ["--disable-gpu"] });
  const page = await browser.newPage({ colorScheme: "dark", reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE);
  return { page, version: browser.version(), stop: () => browser.close() };
};

/** @type {(path: string) => Start} */
export const firefoxAt = (path) => () =>
  driven((cleanup) => marionette(path, { "layout.css.prefers-color-scheme.content-override": 0, "ui.prefersReducedMotion": 1 }, cleanup));

/**
 * WebKitGTK takes colours and motion from GTK's settings, and opens no window without a display.
 *
 * @type {(paths: { driver: string, browser: string, screen: string }, wanted?: { colorScheme?: string, reducedMotion?: string }) => Start}
 */
export const webkitAt = (paths, { colorScheme, reducedMotion } = { colorScheme: "dark", reducedMotion: "reduce" }) => () =>
  driven(async (cleanup) => {
    const settings = await cleanup.folder();
    await mkdir(join(settings, "gtk-3.0"));
    await writeFile(join(settings, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${Number(reducedMotion !== "reduce")}\n`);
    const screen = cleanup.program(paths.screen, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const number = await new Promise((resolve) => screen.stdio[3].once("data", resolve).once("close", resolve));
    const env = { DISPLAY: `:${String(number).trim()}`, XDG_CONFIG_HOME: settings, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
    const args = ["--automation", ...(colorScheme === "dark" ? ["--dark-mode"] : [])];
    return webdriver(paths.driver, { "webkitgtk:browserOptions": { binary: paths.browser, args } }, env, cleanup);
  });

/** @param {(cleanup: Cleanup) => Promise<{ send: (command: string, parameters?: object) => Promise<any>, version: string }>} start */
async function driven(start) {
  const cleanup = new Cleanup();
  try {
    const { send, version } = await start(cleanup);
    return { page: new Page(send, () => cleanup.folder()), version, stop: () => cleanup.run() };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}
