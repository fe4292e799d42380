/** The quiz works with only the two folders beside it that README says to copy. */

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { recordedDigit } from "./support/ink.js";
import { inLine } from "./support/numbers.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "lenet5-quiz-"));
after(() => rm(folder, { recursive: true }));
await cp(join(ROOT, "examples/quiz.html"), join(folder, "index.html"));
for (const name of ["digit-pad", "pkg"]) await cp(join(ROOT, "dist", name), join(folder, name), { recursive: true });

// Browsers request an icon that the example does not have.
const before = (page) => page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));

scene("five sums are answered by drawing, checked, corrected and reset", { server: { folder }, ready: false, before }, async ({ page }) => {
  await page.waitForFunction(() => [...document.querySelectorAll("digit-pad")].every((pad) => pad.state === "ready" && !pad.shadowRoot.querySelector(".sheet").hidden));
  const answers = [[7], [8], [5], [1, 5], [2, 3]];
  const fill = async (i, digits) => {
    const pad = page.locator("digit-pad").nth(i);
    await pad.scrollIntoViewIfNeeded();
    await draw(page, inLine(await Promise.all(digits.map(recordedDigit))), pad);
    await page.waitForFunction(([i, value]) => document.querySelectorAll("digit-pad")[i].value === value, [i, digits.join("")]);
  };
  for (const [i, digits] of answers.entries()) if (i > 0) await fill(i, digits);
  await page.getByRole("button", { name: "Check" }).click();
  const result = page.locator("output[name=result]");
  assert.equal(await result.textContent(), "4 of 5 right.");
  assert.equal(await page.locator(".sum output").first().textContent(), "Draw a digit");
  assert.equal(await page.evaluate(() => document.activeElement.id), "sum-0");
  await fill(0, [7]);
  await result.getByText("All right!").waitFor();
  assert.equal(page.workers().length, 1);
  await page.getByRole("button", { name: "Start again" }).click();
  assert.deepEqual(await page.$$eval("digit-pad", (pads) => pads.map(({ value }) => value)), Array(5).fill(""));
  assert.equal(await result.textContent(), "");
});
