/**
 * Should the weights travel inside the module or beside it? Loads files of these sizes in the three possible ways, in turn,
 * over a slow connection that Chromium emulates, and prints when the last byte had arrived.
 *
 *     CHROME=/usr/bin/chromium node benches/delivery.js
 *
 * The bytes are random: what has been compressed already can't be compressed again.
 */

import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

/** The module without its weights, and the weights, in bytes after Brotli. */
const [CODE, WEIGHTS] = [38_000, 27_000];
/** Slow 4G, as browsers' developer tools have it: 150 ms there and back, 1.6 Mbit/s down. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const VISITS = 9;

const WAYS = {
  inside: `await load("all");`,
  "beside, asked for at once": `await Promise.all([load("code"), load("weights")]);`,
  "beside, asked for by the module": `await load("code"); await load("weights");`,
};

const bytes = { all: randomBytes(CODE + WEIGHTS), code: randomBytes(CODE), weights: randomBytes(WEIGHTS) };
const load = `const load = async (name) => (await fetch(name)).arrayBuffer();`;

const server = createServer(({ url = "" }, response) => {
  const [, way, name] = decodeURIComponent(url).split("/");
  const [type, body] =
    name === "" ? ["text/html", `<!doctype html><link rel="icon" href="data:,"><script type="module" src="main.js"></script>`]
    : name === "main.js" ? ["text/javascript", `${load} ${WAYS[way]} window.arrived = performance.now();`]
    : ["application/octet-stream", bytes[name]];
  response.writeHead(body ? 200 : 404, { "content-type": type, "cache-control": "no-store" }).end(body);
}).listen(0, "127.0.0.1");

const browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox"] });
const times = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
for (let visit = 0; visit < VISITS; visit += 1) {
  for (const way of Object.keys(WAYS)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await page.goto(`http://127.0.0.1:${server.address().port}/${encodeURIComponent(way)}/`);
    await page.waitForFunction("window.arrived");
    times[way].push(await page.evaluate("window.arrived"));
    await context.close();
  }
}
await browser.close();
server.close();

for (const [way, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  const [least, median, most] = [all[0], all[VISITS >> 1], all[VISITS - 1]].map(Math.round);
  console.log(`${way}: ${median} ms (${least} to ${most})`);
}
