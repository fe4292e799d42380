/**
 * Runs the benchmark in headless Chromium and prints its report in Markdown.
 *
 * Reads from the environment: `CHROME`, the browser; `BENCH_URL`, where the pages of `build.js` are served;
 * `SITE_URL`, where the finished site is served; `ROUNDS`, for a shorter or longer run.
 */

import { chromium } from "playwright-core";
import { conditionsOf } from "./conditions.js";
import { report } from "./report.js";
import { visit } from "./visits.js";

const { CHROME, BENCH_URL, SITE_URL, ROUNDS = "15" } = process.env;
const SIZES = [1, 16, 64, 256, 1024];
const MILLISECONDS = 50;
const VISITS = 15;

const PAGES = {
  ours: `${BENCH_URL}ours.html`,
  oursWithoutSimd: `${BENCH_URL}ours-without-simd.html`,
  onnxruntime: `${BENCH_URL}onnxruntime.html`,
  tfjs: `${BENCH_URL}tfjs.html`,
  plain: `${BENCH_URL}plain.html`,
  site: SITE_URL,
};

const say = (text) => process.stderr.write(`  • ${text}\n`);

async function race(browser) {
  const page = await browser.newPage();
  page.on("console", (message) => say(message.text()));
  await page.goto(`${BENCH_URL}race.html`);
  await page.waitForFunction(() => window.race);
  const options = { rounds: Number(ROUNDS), milliseconds: MILLISECONDS, sizes: SIZES };
  const result = await page.evaluate((options) => window.race(options), options);
  await page.close();
  return result;
}

/** By page: bytes transferred, and the milliseconds of each visit. */
async function visits(browser) {
  const result = {};
  const names = Object.keys(PAGES);
  // The first round does not count: it reads the files from disk, the others from memory.
  for (let round = 0; round <= VISITS; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round) % names.length];
      const { milliseconds, bytes } = await visit(browser, PAGES[name]);
      result[name] ??= { bytes, samples: [] };
      if (round > 0) result[name].samples.push(milliseconds);
    }
    say(`visit ${round} of ${VISITS}`);
  }
  return result;
}

const browser = await chromium.launch({ executablePath: CHROME });
try {
  const conditions = conditionsOf(browser);
  const racers = await race(browser);
  const pages = await visits(browser);
  process.stdout.write(report({ racers, pages, conditions: conditions(), rounds: Number(ROUNDS), milliseconds: MILLISECONDS }));
} finally {
  await browser.close();
}
