/** Tries the package: the examples, with the package as npm installs it, and a browser whose complaints are collected. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { recordedDigit } from "../page/support/ink.js";
import { draw } from "../page/support/pen.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of an example. */
export const example = (name) => join(ROOT, "examples", name);

const npm = (folder, ...command) => execFileSync("npm", command, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** Installs the package for all examples as users do, from the file that `npm pack` makes. */
export async function install() {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-packed-"));
  try {
    const [{ filename }] = JSON.parse(npm(join(ROOT, "pkg"), "pack", "--json", "--pack-destination", folder));
    // npm would keep an installed package of the same name and version.
    await rm(example("node_modules/lenet5"), { recursive: true, force: true });
    // Offline: it needs no other package, so any that npm would fetch is one too many.
    npm(example("."), "install", "--offline", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", join(folder, filename));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Turns off telemetry, and colours in addresses: where `CI` is set, some tools colour their output for any reader. */
const { FORCE_COLOR: _, ...inherited } = process.env;
const env = { ...inherited, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1" };

/** Runs a script of an example's `package.json`. @returns {string} what it printed */
export function script(name, command) {
  return execFileSync("npm", ["run", "--silent", command], { cwd: example(name), env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Starts a script that serves, and returns the address that it prints. It ends with the tests of this file. */
export async function served(name, command, ...options) {
  const server = spawn("npm", ["run", "--silent", command, "--", ...options], { cwd: example(name), env, stdio: ["ignore", "pipe", "inherit"], detached: true });
  // Ending npm alone would leave the server running.
  after(() => server.exitCode ?? process.kill(-server.pid));
  for await (const line of createInterface({ input: server.stdout })) {
    const [address] = line.match(/http:\/\/[^\s]+:\d+\/?/) ?? [];
    if (address) return address;
  }
  throw new Error(`${name}: expected an address from \`npm run ${command}\`, got none`);
}

/** Milliseconds that a test waits for a page at most: long enough for a slow, busy machine. */
const PATIENCE = 120_000;
/** A test's time limit. */
export const LIMIT = { timeout: 5 * PATIENCE };

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium" });
after(() => browser.close());

async function opened() {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** Adds a pad in another language to a page, and waits for its texts, which are fetched only then. */
export async function german(page) {
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<digit-pad lang="de"></digit-pad>'));
  await page.waitForFunction(() => document.querySelector("[lang=de]").hint === "Zeichne eine Ziffer");
}

/**
 * Opens a page until it has loaded all that it asks for, and closes it: a server that bundles on demand may reload the page
 * whenever it finds more to bundle, and the drawing would be lost.
 *
 * @param {string} url
 * @param {() => boolean} complete evaluated in the page
 */
export async function visit(url, complete) {
  const page = await opened();
  await page.goto(url);
  await page.waitForFunction(complete);
  await page.close();
}

/**
 * Opens a page, draws a seven on its pad, and calls `act` once 7 is the form's value.
 *
 * @param {string} url
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 * @param {string[]} [others] origins that the page may ask
 */
export async function seven(url, act, others = []) {
  const page = await opened();
  const complaints = [];
  const own = [new URL(url).origin, ...others];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => /^https?:/.test(request.url()) && !own.includes(new URL(request.url()).origin) && complaints.push(request.url()));
  try {
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector("digit-pad")?.state === "ready" && !document.querySelector("digit-pad").shadowRoot.querySelector(".sheet").hidden);
    await draw(page, await recordedDigit(7), page.locator("digit-pad").first());
    await page.waitForFunction(() => new FormData(document.querySelector("form")).get("digit") === "7");
    await act(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}
