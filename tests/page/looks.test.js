/** The page is accessible: axe finds nothing, in light and dark, and small screens need no sideways scrolling. */

import { recordedDigit } from "./support/ink.js";
import { experiment } from "./support/lab.js";
import { usable } from "./support/looks.js";
import { clear, draw } from "./support/pen.js";
import { picture } from "./support/picture.js";
import { settled } from "./support/worker.js";

usable("the page", {
  blank: async () => {},
  answered: async (page) => {
    await draw(page, await recordedDigit(4));
    await settled(page);
  },
  "looked inside": async (page) => {
    await page.click("#inside");
    for (const layer of [0, 1, 2, 3, 5, 7]) await page.locator("#layers canvas").nth(layer).click();
    await page.locator(".look .sides").waitFor();
  },
  "on the tour": async (page) => {
    await page.getByRole("button", { name: "Tour" }).click();
    await page.locator(".tour").waitFor();
  },
  "with all filters": async (page) => {
    await page.getByRole("button", { name: "Leave tour" }).click();
    await page.getByRole("button", { name: "Filters" }).click();
    await page.locator(".filters canvas").first().waitFor();
  },
  unsure: async (page) => {
    await page.getByRole("button", { name: "Close" }).click();
    await clear(page);
    await draw(page, [[[0, 0], [60, 45], [100, 90]], [[100, 0], [40, 55], [0, 100]], [[0, 50], [100, 50]]]);
    await settled(page);
  },
  big: async (page) => {
    await page.click("#big");
    await page.waitForSelector("html.big");
  },
  "as before, in an example's place": async (page) => {
    await page.click("#big");
    await clear(page);
    await page.click("#show");
    await page.waitForFunction(() => !document.querySelector("#pad").empty);
    await settled(page);
  },
  "with a notice": async (page) => {
    await page.setInputFiles("input[type=file]", { name: "no.png", mimeType: "image/png", buffer: Buffer.from("no") });
    await page.waitForSelector("[role=alert]");
  },
});

usable("the experiments", {
  why: async (page) => {
    await experiment(page, "why", 8);
    await page.locator(".why h3 small").first().waitFor();
  },
  "a picture, turned": async (page) => {
    await page.setInputFiles("input[type=file]", await picture(page.context(), await recordedDigit(2), ["#f4f1e8", "#1c2333"]));
    await page.locator(".lab").getByRole("button", { name: "Break it" }).click();
    await page.getByText("The 28 × 28 pixels are changed").waitFor();
  },
  "what if": async (page) => {
    await page.locator(".lab").getByRole("button", { name: "What if?" }).click();
    await page.getByRole("button", { name: "C1, map 2", exact: true }).click();
    await page.getByText("One part is switched off.").waitFor();
  },
  nothing: async (page) => {
    await page.click("#clear");
    await page.getByText("Draw a digit, then change its pixels").waitFor();
  },
  "not sure": async (page) => {
    await draw(page, [[[0, 0], [60, 45], [100, 90]], [[100, 0], [40, 55], [0, 100]], [[0, 50], [100, 50]]]);
    await settled(page);
  },
});
