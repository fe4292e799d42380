/**
 * Runs the drawn-digit benchmark in headless Chromium and prints its Markdown tables.
 *
 * Reads from the environment: `CHROME`, the browser; `INK_URL`, where the page is served with the module and the data
 * sets that `prepare.js` wrote.
 */

import { chromium } from "playwright-core";
import { report } from "./report.js";

const { CHROME, INK_URL } = process.env;
const say = (text) => process.stderr.write(`  • ${text}\n`);

const browser = await chromium.launch({ executablePath: CHROME });
try {
  const page = await browser.newPage();
  const failed = [];
  page.on("pageerror", (error) => failed.push(error));
  page.setDefaultTimeout(0);
  await page.goto(INK_URL);
  await page.waitForFunction(() => window.sets);
  const sets = await page.evaluate(() => window.sets);
  const results = [];
  for (const [i, { name, drawings }] of sets.entries()) {
    say(`${name}: ${drawings} drawings, each with every preprocessing`);
    results.push(await page.evaluate((i) => window.measure(i), i));
  }
  if (failed.length > 0) throw failed[0];
  process.stdout.write(report(results, `Chromium ${browser.version()}`));
} finally {
  await browser.close();
}
