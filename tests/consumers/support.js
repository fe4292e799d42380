/** What the package is tried with: the examples, beside the package as npm packs it, and a browser that hears complaints. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
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

/** Unpacks what `npm pack` makes of the package into a folder. @param {string} folder */
export async function unpack(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: join(ROOT, "pkg"), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  execFileSync("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", folder]);
  await rm(join(folder, filename));
}

/** Installs the package for all examples. */
export async function install() {
  await unpack(example("node_modules/lenet5"));
}

/** No tool tells anybody what is tried here. */
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", DENO_NO_UPDATE_CHECK: "1" };

/** Runs a script of an example's `package.json`. @returns {string} what it printed */
export function script(name, command) {
  return execFileSync("npm", ["run", "--silent", command], { cwd: example(name), env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Starts one that serves, and returns the address that it prints. It ends with the tests of this file. */
export async function served(name, command, ...options) {
  const server = spawn("npm", ["run", "--silent", command, "--", ...options], { cwd: example(name), env, stdio: ["ignore", "pipe", "inherit"], detached: true });
  // npm's own end would leave the server behind.
  after(() => server.exitCode ?? process.kill(-server.pid));
  for await (const line of createInterface({ input: server.stdout })) {
    const [address] = line.match(/http:\/\/[^\s]+:\d+\/?/) ?? [];
    if (address) return address;
  }
  throw new Error(`${name}: expected an address from \`npm run ${command}\`, got none`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium" });
after(() => browser.close());

/** Puts a pad on a page that speaks another language, and waits for its words, which are fetched then. */
export async function german(page) {
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<digit-pad lang="de"></digit-pad>'));
  await page.waitForFunction(() => document.querySelector("[lang=de]").hint === "Zeichne eine Ziffer");
}

/**
 * Opens a page, draws a seven on its pad, and hands it over once that is the form's value.
 *
 * @param {string} url
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 * @param {string[]} [others] origins that it may ask
 */
export async function seven(url, act, others = []) {
  const page = await browser.newPage();
  const complaints = [];
  const own = [new URL(url).origin, ...others];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => /^https?:/.test(request.url()) && !own.includes(new URL(request.url()).origin) && complaints.push(request.url()));
  try {
    await page.goto(url);
    // While Vite first finds out what to pack, it loads the page again.
    await page.waitForFunction(() => document.querySelector("digit-pad")?.state === "ready" && !document.querySelector("digit-pad").shadowRoot.querySelector(".sheet").hidden);
    await draw(page, await recordedDigit(7), page.locator("digit-pad").first());
    await page.waitForFunction(() => new FormData(document.querySelector("form")).get("digit") === "7");
    await act(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}
