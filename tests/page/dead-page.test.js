/** A page whose scripts do not start says why, and what to do. */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { PATIENCE, scene } from "./support/stage.js";

const INDEX = new URL("../../dist/index.html", import.meta.url).href;

/** Opens a separate page, because errors in its console are expected. */
async function visited(page, address, { refuse, answer, ...options } = {}) {
  const context = await page.context().browser().newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const visitor = await context.newPage();
  if (refuse) await visitor.route(refuse, (route) => route.fulfill({ status: 404, body: "none" }));
  if (answer) await visitor.route(address, (route) => route.fulfill({ contentType: "text/html", path: fileURLToPath(answer) }));
  await visitor.goto(address);
  return visitor;
}

const said = (page) => page.getByText("This page has not started.");

const CASES = {
  "opened as a file": (page) => visited(page, INDEX),
  "without the last slash of its folder": (page, url) => visited(page, url.slice(0, -1), { answer: INDEX }),
  "with its own script missing": (page, url) => visited(page, url, { refuse: "**/main.js", serviceWorkers: "block" }),
  "with the pad's script missing": (page, url) => visited(page, url, { refuse: "**/digit-pad/plain.js", serviceWorkers: "block" }),
  "without JavaScript": (page, url) => visited(page, url, { javaScriptEnabled: false }),
};
const ALONE = { "opened as a file": "a file's own origin", "without JavaScript": "pages without scripts" };
for (const [what, open] of Object.entries(CASES)) {
  scene(`${what}, the page says what is wrong`, { server: { prefix: "/digits/" }, chromium: ALONE[what] }, async ({ page, url }) => {
    const visitor = await open(page, url);
    await said(visitor).waitFor();
    assert.match(await said(visitor).textContent(), /folder.*web server.*slash.*JavaScript.*Chrome 106/);
    assert((await said(visitor).boundingBox()).height > 20);
    await visitor.context().close();
  });
}

scene("a page that starts says nothing of the kind", {}, async ({ page }) => assert.equal(await said(page).count(), 0));
