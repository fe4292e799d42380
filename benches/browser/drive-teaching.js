/**
 * Runs the benchmark of teaching in headless Chromium and prints its report in Markdown.
 *
 * Reads the same environment variables as `drive.js`.
 */

import { chromium } from "playwright-core";
import { conditionsOf } from "./conditions.js";
import { teachingReport } from "./teaching-report.js";
import { live } from "./teaching.js";

const { CHROME, BENCH_URL, SITE_URL, ROUNDS = "15" } = process.env;
const MILLISECONDS = 200;

const say = (text) => process.stderr.write(`  • ${text}\n`);

async function train(browser, options) {
  const page = await browser.newPage();
  page.on("console", (message) => say(message.text()));
  await page.goto(`${BENCH_URL}train.html`);
  await page.waitForFunction(() => window.train);
  const result = await page.evaluate((options) => window.train(options), options);
  await page.close();
  return result;
}

const browser = await chromium.launch({ executablePath: CHROME });
try {
  const conditions = conditionsOf(browser);
  const options = { rounds: Number(ROUNDS), milliseconds: MILLISECONDS };
  const trainers = await train(browser, options);
  const onThePage = await live(browser, SITE_URL, options.rounds);
  process.stdout.write(teachingReport({ trainers, live: onThePage, conditions: conditions(), ...options }));
} finally {
  await browser.close();
}
