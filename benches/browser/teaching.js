/** Teaching on the site itself: how long it takes, and how long answers wait meanwhile. */

import { flattened, recorded } from "../ink/ink-file.js";

/** A drawing hand asks for answers at this interval. */
const BETWEEN_ANSWERS_MS = 16;

/** Runs in the page. Times are milliseconds. */
async function measure({ samples, rounds, between }) {
  const pad = document.querySelector("digit-pad");
  const { prepareToTeach, teach } = await import(new URL("digit-pad/teach.js", location.href).href);
  const timed = async (samples, seed) => {
    const start = performance.now();
    await teach(samples, { seed });
    return performance.now() - start;
  };
  const { points, strokeEnds } = samples[0];
  const ink = { points: Float32Array.from(points), strokeEnds: Uint32Array.from(strokeEnds) };
  /** Asks again and again, until `until` resolves; gives each waiting time. */
  const waits = async (until) => {
    const waited = [];
    let stopped = false;
    until.then(() => (stopped = true));
    while (!stopped) {
      const start = performance.now();
      await pad.ask("recognize", ink);
      waited.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, between));
    }
    return waited;
  };
  const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  prepareToTeach();
  const first = await timed(samples.slice(0, 1), 1);
  const result = { first, one: [], thirty: [], quiet: [], meanwhile: [] };
  for (let round = 0; round < rounds; round += 1) {
    result.one.push(await timed(samples.slice(round, round + 1), round));
    result.quiet.push(...(await waits(sleep(1000))));
    const thirty = timed(samples.slice(0, 30), round);
    result.meanwhile.push(...(await waits(thirty)));
    result.thirty.push(await thirty);
  }
  return result;
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} site its address
 * @param {number} rounds
 * @returns {Promise<{first: number, one: number[], thirty: number[], quiet: number[], meanwhile: number[]}>} milliseconds:
 *   for the first correction, fetching the module included; for later ones; for thirty samples; from question to answer,
 *   with nothing else to do and while thirty samples are learned
 */
export async function live(browser, site, rounds) {
  const samples = (await recorded()).slice(0, Math.max(30, rounds)).map(({ label, strokes }) => ({ label, ...flattened(strokes) }));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(site);
    await page.waitForSelector("html[data-ready]");
    return await page.evaluate(measure, { samples, rounds, between: BETWEEN_ANSWERS_MS });
  } finally {
    await context.close();
  }
}
