/** What the package is tried with: a copy of an example beside the package as npm packs it, and a browser that hears complaints. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { recordedDigit } from "../page/support/ink.js";
import { draw } from "../page/support/pen.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium" });
after(() => browser.close());

/** Unpacks what `npm pack` makes of the package into a folder. @param {string} folder */
async function unpack(folder) {
  await mkdir(folder, { recursive: true });
  const [{ filename }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: join(ROOT, "pkg"), encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  execFileSync("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", folder]);
  await rm(join(folder, filename));
}

/** A copy of an example, with the package where `at` says. @param {string | null} example @returns {Promise<string>} its folder */
export async function consumer(example, at = "node_modules/lenet5") {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-consumer-"));
  after(() => rm(folder, { recursive: true }));
  if (example) await cp(join(ROOT, "examples", example), folder, { recursive: true });
  await unpack(join(folder, at));
  return folder;
}

/**
 * Opens a page, draws a seven on its pad, and hands it over once that is the form's value.
 *
 * @param {string} url
 * @param {(page: import("playwright-core").Page) => Promise<void>} act
 */
export async function seven(url, act) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => /^https?:/.test(request.url()) && new URL(request.url()).origin !== new URL(url).origin && complaints.push(request.url()));
  try {
    await page.goto(url);
    // While Vite first finds out what to pack, it loads the page again.
    await page.waitForFunction(() => document.querySelector("digit-pad")?.state === "ready" && !document.querySelector("digit-pad").shadowRoot.querySelector(".sheet").hidden);
    await draw(page, await recordedDigit(7), page.locator("digit-pad"));
    await page.waitForFunction(() => new FormData(document.querySelector("form")).get("digit") === "7");
    await act(page);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}
