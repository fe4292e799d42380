/** The tour: six steps on the visitor's own digit, each of which notices when its task is done; and where an address leads. */

import assert from "node:assert/strict";
import { recordedDigit } from "./support/ink.js";
import { opened, press, title } from "./support/inside.js";
import { draw } from "./support/pen.js";
import { scene } from "./support/stage.js";
import { copied } from "./support/told.js";

const step = (page) => page.locator(".tour h3").textContent();
const found = (page) => page.locator(".tour .found").textContent();
const strongest = (values) => values.reduce((best, value, i) => (value > values[best] ? i : best), 0);

/** A unit of S2 whose largest neighbour is at the bottom right. */
function lowerRight({ c1, s2 }) {
  return s2.findIndex((value, i) => {
    const [map, row, column] = [Math.floor(i / 196), Math.floor(i / 14) % 14, i % 14];
    const at = (y, x) => c1[(map * 28 + 2 * row + y) * 28 + 2 * column + x];
    return value > 0 && at(1, 1) === value && [at(0, 0), at(0, 1), at(1, 0)].every((other) => other < value);
  });
}

scene("each step of the tour notices when its task is done, and not before", { viewport: { width: 1440, height: 900 } }, async ({ page }) => {
  const { all } = await opened(page);
  await page.getByRole("button", { name: "Tour" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tour-title");
  const stepOn = page.getByRole("button", { name: "Step" });
  const tasks = [
    ["Convolution", () => press(page, 1, strongest(all.c1))],
    ["Shared weights", async () => {
      for (let steps = 0; steps < 3; steps += 1) {
        assert.equal(await found(page), "");
        await stepOn.click();
      }
    }],
    ["Pooling", () => press(page, 2, lowerRight(all))],
    ["Local receptive fields", () => press(page, 3, 4)],
    ["Full connection", () => press(page, 6, strongest(all.f6))],
    ["Output", async () => {
      await page.click("#clear");
      await draw(page, await recordedDigit(3));
    }],
  ];
  for (const [i, [name, act]] of tasks.entries()) {
    assert.equal(await step(page), `Tour, ${i + 1} of 6: ${name}`);
    assert.equal(await found(page), "", name);
    await act();
    await page.waitForFunction(() => document.querySelector(".tour .found").textContent !== "");
    await page.locator(".tour .next").click();
  }
  assert.equal(await page.locator(".tour").isVisible(), false);
  assert(await page.locator(".look").isVisible());
});

scene("Back goes a step back, and Escape leaves the tour, then the inside", {}, async ({ page }) => {
  await opened(page);
  await page.getByRole("button", { name: "Tour" }).click();
  await page.locator(".tour .next").click();
  await page.getByRole("button", { name: "Back" }).click();
  assert.equal(await step(page), "Tour, 1 of 6: Convolution");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".tour").isVisible(), false);
  await page.keyboard.press("Escape");
  await page.locator(".look").waitFor({ state: "hidden" });
  assert.equal(await page.$eval("#pad", (pad) => pad.empty), false);
});

scene("an address leads to a step of the tour, on the drawing and at the unit", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
  const { all } = await opened(page);
  await page.getByRole("button", { name: "Tour" }).click();
  for (let steps = 0; steps < 2; steps += 1) await page.locator(".tour .next").click();
  await press(page, 2, lowerRight(all));
  const said = await title(page);
  const address = await copied(page);
  assert(address.endsWith("~3"), address);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator(".tour").waitFor();
  assert.equal(await step(page), "Tour, 3 of 6: Pooling");
  assert.equal((await title(page)).split(":")[0], said.split(":")[0]);
  await page.goto(address.replace("~3", "~7"));
  await page.getByText("expected a unit such as").waitFor();
});
