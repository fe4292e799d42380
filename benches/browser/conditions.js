/** What a benchmark ran on. */

import { availableParallelism, cpus, loadavg } from "node:os";

/** @param {import("playwright-core").Browser} browser @returns a function for the run's end: machine, browser, date, load at both ends */
export function conditionsOf(browser) {
  const before = loadavg()[0];
  return () => ({
    machine: `${cpus()[0].model.trim()}, ${availableParallelism()} cores`,
    browser: `Chromium ${browser.version()}`,
    load: [before, loadavg()[0]],
    date: new Date(),
  });
}
