/**
 * Measures drawing on the page in headless Chromium and prints its report in Markdown.
 *
 * Reads the same environment variables as `drive.js`.
 */

import { chromium } from "playwright-core";
import { conditionsOf } from "./conditions.js";
import { SLOWER, drawing } from "./drawing.js";
import { drawingReport } from "./drawing-report.js";

const { CHROME, BENCH_URL, SITE_URL, ROUNDS = "15" } = process.env;

const browser = await chromium.launch({ executablePath: CHROME });
try {
  const conditions = conditionsOf(browser);
  const found = await drawing(browser, SITE_URL, `${BENCH_URL}line.html`, Number(ROUNDS), (round) => process.stderr.write(`  • digit ${round} of ${ROUNDS}\n`));
  process.stdout.write(drawingReport(found, { slower: SLOWER, conditions: conditions() }));
} finally {
  await browser.close();
}
