/** The example that embeds the pad works with only the two folders beside it that README says to copy. */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "lenet5-embed-"));
after(() => rm(folder, { recursive: true }));
await cp(join(ROOT, "examples/embed"), folder, { recursive: true });
for (const name of ["digit-pad", "pkg"]) await cp(join(ROOT, "dist", name), join(folder, name), { recursive: true });

// Browsers request an icon that the example does not have.
const before = (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));

scene("a pad in another page", { server: { folder }, ready: false, before }, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector("digit-pad").state === "ready");
  await draw(page, await recordedDigit(3), page.locator("digit-pad"));
  await page.waitForFunction(() => document.querySelector("output").value === "3");
  await page.getByRole("application", { name: "One digit" }).press("Escape");
  await page.waitForFunction(() => document.querySelector("output").value === "");
});

const script = await mkdtemp(join(tmpdir(), "lenet5-script-"));
after(() => rm(script, { recursive: true }));
await cp(join(ROOT, "pkg"), script, { recursive: true });
await writeFile(join(script, "index.html"), '<!doctype html><title>Moved</title><iframe></iframe><digit-pad></digit-pad><script type="module" src="digit-pad.js"></script>');

scene("a pad in one script keeps its looks in another document, and back in its own", { server: { folder: script }, ready: false, before }, async ({ page }) => {
  const looks = await page.evaluate(async () => {
    await customElements.whenDefined("digit-pad");
    const [pad, frame] = ["digit-pad", "iframe"].map((name) => document.querySelector(name));
    const look = () => getComputedStyle(pad.shadowRoot.querySelector("canvas")).touchAction;
    const looks = [look()];
    for (const home of [frame.contentDocument, document, new DOMParser().parseFromString("", "text/html"), document]) {
      home.body.append(pad);
      if (home.defaultView) looks.push(look());
    }
    return looks;
  });
  assert.notEqual(looks[0], "auto");
  assert.deepEqual(looks, Array(4).fill(looks[0]));
});
