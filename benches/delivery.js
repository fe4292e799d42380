/**
 * Should the weights be inside the module or in a file beside it? Loads files of these sizes in the three possible ways,
 * in turn, over a slow connection that Chromium emulates, and prints when the last byte arrived.
 *
 *     CHROME=/usr/bin/chromium node benches/delivery.js
 *
 * The files hold random bytes, which cannot be compressed any further, just like compressed files.
 */

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../xtask/server/serve.js";

/** The module without its weights, and the weights, in bytes after Brotli. */
const [CODE, WEIGHTS] = [38_000, 27_000];
/** Slow 4G as defined by browsers' developer tools: 150 ms round trip, 1.6 Mbit/s down. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const VISITS = 9;

const WAYS = {
  inside: `await load("all");`,
  "beside, requested at once": `await Promise.all([load("code"), load("weights")]);`,
  "beside, requested by the module": `await load("code"); await load("weights");`,
};

/** Writes a page for each way, and the files that it loads. */
async function write(folder) {
  const bytes = { all: randomBytes(CODE + WEIGHTS), code: randomBytes(CODE), weights: randomBytes(WEIGHTS) };
  const load = `const load = async (name) => (await fetch(name)).arrayBuffer();`;
  for (const [way, script] of Object.entries(WAYS)) {
    await mkdir(join(folder, way));
    const put = (name, contents) => writeFile(join(folder, way, name), contents);
    await put("index.html", `<!doctype html><link rel="icon" href="data:,"><script type="module" src="main.js"></script>`);
    await put("main.js", `${load} ${script} window.arrived = performance.now();`);
    for (const name of Object.keys(bytes)) await put(name, bytes[name]);
  }
}

const folder = await mkdtemp(join(tmpdir(), "delivery-"));
await write(folder);
const server = await serve(folder);
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
const times = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
for (let visit = 0; visit < VISITS; visit += 1) {
  for (const way of Object.keys(WAYS)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await page.goto(new URL(`${way}/`, server.url).href);
    await page.waitForFunction("window.arrived");
    times[way].push(await page.evaluate("window.arrived"));
    await context.close();
  }
}
await browser.close();
await server.stop();
await rm(folder, { recursive: true });

for (const [way, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  const [min, median, max] = [all[0], all[VISITS >> 1], all[VISITS - 1]].map(Math.round);
  console.log(`${way}: ${median} ms (${min} to ${max})`);
}
