/** Measures first visits to a page: the time to the first answer, and the bytes transferred for it. */

/**
 * Runs in the page before its own scripts. The site sets `data-ready` when it can answer; the benchmark's own pages set
 * `window.answered` themselves.
 */
function noteReadiness() {
  new MutationObserver((_, observer) => {
    if (!("ready" in document.documentElement.dataset)) return;
    window.answered = { milliseconds: performance.now() };
    observer.disconnect();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
}

/**
 * One visit with nothing cached.
 *
 * @param {import("playwright-core").Browser} browser
 * @returns {Promise<{milliseconds: number, bytes: number}>} time from navigation to answer; compressed size of all
 *   responses
 */
export async function visit(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const finished = [];
    const failed = [];
    page.on("requestfinished", (request) => finished.push(request));
    page.on("pageerror", (error) => failed.push(error));
    await page.addInitScript(noteReadiness);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.answered);
    const { milliseconds } = await page.evaluate(() => window.answered);
    if (failed.length > 0) throw failed[0];
    const transferred = finished.filter((request) => request.url().startsWith("http"));
    const sizes = await Promise.all(transferred.map((request) => request.sizes()));
    return { milliseconds, bytes: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) };
  } finally {
    await context.close();
  }
}
