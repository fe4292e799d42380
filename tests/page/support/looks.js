/** What axe finds on a page. The page's context needs `bypassCSP`: to look into shadow trees, axe writes a style sheet of its own. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @returns {Promise<string[]>} what keeps somebody from using the page */
export async function findings(page) {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await window.axe.run(document)).violations);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
