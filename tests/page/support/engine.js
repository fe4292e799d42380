/**
 * The browser that the page is tested in: Chromium, or Firefox or WebKit where `ENGINE` says so. Playwright drives Chromium and,
 * by WebDriver BiDi, an unmodified Firefox; WebKit has a driver of ours.
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { chromium, firefox } from "playwright-core";
import { WEBKIT } from "../../engines/drive/paths.js";
import { Unsupported } from "./unsupported.js";

export const { ENGINE = "Chromium" } = process.env;

/** The file that the page offers for download when it is asked to. */
export async function download(page, ask) {
  if (ENGINE === "Firefox") throw new Unsupported("Firefox's driver does not tell of a file that the page has made");
  const [download] = await Promise.all([page.waitForEvent("download"), ask()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const PATHS = {
  Chromium: [
    process.env.CHROME,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  WebKit: [WEBKIT],
  Firefox: [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
};

const executablePath = PATHS[ENGINE]?.find((path) => path && existsSync(path));
assert(executablePath, `expected ${ENGINE}: set ${ENGINE === "Chromium" ? "CHROME" : ENGINE.toUpperCase()} to its path`);

/** Options of a context for which Firefox has a browser-wide setting instead. */
const SETTINGS = {
  reducedMotion: { name: "ui.prefersReducedMotion", values: { reduce: 1, "no-preference": 0 } },
  colorScheme: { name: "layout.css.prefers-color-scheme.content-override", values: { dark: 0, light: 1 } },
  forcedColors: { name: "browser.display.document_color_use", values: { active: 2, none: 1 } },
};

const running = new Map();

/**
 * A browser for contexts with these options. Contexts with the same flags and settings share it.
 *
 * @param {string[]} flags of Chromium's command line
 * @param {object} options of Playwright's `newContext`
 */
export function engine(flags, options) {
  // Imported here, because other engines do not need WebKit's driver.
  if (ENGINE === "WebKit") return import("./webkit/browser.js").then(({ webkit }) => webkit);
  const settings = ENGINE === "Firefox" ? Object.entries(SETTINGS).map(([option, { name, values }]) => [name, values[options[option]]]) : [];
  const firefoxUserPrefs = Object.fromEntries(settings.filter(([, value]) => value !== undefined));
  const key = JSON.stringify([flags, firefoxUserPrefs]);
  if (!running.has(key)) running.set(key, start(key, flags, firefoxUserPrefs));
  return running.get(key);
}

async function start(key, flags, firefoxUserPrefs) {
  const browser = await (ENGINE === "Firefox" ? withSettings(firefoxUserPrefs) : chromium.launch({ executablePath, args: flags }));
  // A browser that crashes fails the test in which it does; the next test gets another.
  browser.on("disconnected", () => running.delete(key));
  return browser;
}

/** Closes all browsers. */
export const stop = async () => Promise.all([...running.values()].map(async (browser) => (await browser).close()));

async function withSettings(firefoxUserPrefs) {
  // Scrollbars that take no room, as in headless Chromium.
  const settings = { "ui.useOverlayScrollbars": 1, ...firefoxUserPrefs };
  const browser = await firefox.launch({ channel: "moz-firefox", executablePath, firefoxUserPrefs: settings });
  // Playwright sends this for every page, and Firefox 153 does not know it; the settings above take its place.
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = function (method, parameters) {
    return method === "emulation.setMediaFeaturesOverride" ? Promise.resolve({}) : send.call(this, method, parameters);
  };
  return browser;
}
