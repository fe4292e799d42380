/**
 * Times how long "Watch it learn" takes on the page to read 97 % of MNIST's test images right, from random weights:
 *
 *     cargo xtask site && node benches/training/drive.js MNIST_DIR
 *
 * Reads `CHROME`, the browser, from the environment. `MNIST_DIR` has the four files under MNIST's names, gzipped.
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../xtask/server/serve.js";

const RUNS = 5;
const FILES = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"].map((name) => `${name}-ubyte.gz`);
/** What the page says of the first test of all 10,000 images in which at least 97 % were read right. */
const REACHED = String.raw`^9[789]% of 10,000 test digits are read right, after ([\d,]+) images and ([\d.]+) seconds`;

const folder = process.argv[2];
if (!folder) throw new Error("usage: node benches/training/drive.js MNIST_DIR");

const server = await serve(fileURLToPath(new URL("../../dist/", import.meta.url)));
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium" });
try {
  console.log(`| run | images | seconds | images/s |\n|---|---|---|---|`);
  for (let run = 1; run <= RUNS; run += 1) console.log(`| ${run} | ${(await once()).join(" | ")} |`);
} finally {
  await browser.close();
  await server.stop();
}

/** One run in a page of its own: the images, the seconds and the images per second, as the page reports them. */
async function once() {
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.click("#watch");
  await page.setInputFiles("#train input[type=file]", FILES.map((name) => join(folder, name)));
  await page.waitForFunction(() => /^60,000 images/.test(document.querySelector("#train .given").textContent));
  await page.click("#train .go");
  const said = await page.waitForFunction(
    (reached) => new RegExp(reached).exec(document.querySelector("#train .words").textContent),
    REACHED,
    { timeout: 120_000 },
  );
  const [, images, seconds] = await said.jsonValue();
  const speed = await page.locator("#train .speed").innerText();
  await page.close();
  return [images, seconds, speed];
}
