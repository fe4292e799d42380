/** "My digits" for several hands: what is said and asked is about the hand that is chosen. */

import assert from "node:assert/strict";
import { bring, exchanged, lines, open, press, round } from "./support/my-digits.js";
import { scene } from "./support/stage.js";
import { drawn, kept, ODD_FOUR, press as onCard, said, say } from "./support/teaching.js";
import { HELD, atWork } from "./support/work.js";

const FOUR = `${JSON.stringify({ label: 4, strokes: ODD_FOUR })}\n`;
const names = async (page) => (await kept(page)).hands.map(({ name }) => name).sort();
const field = (page) => page.getByRole("textbox", { name: "Name" });
const chosen = (page, name) => page.waitForFunction((name) => document.querySelector("#hand").selectedOptions[0].textContent === name, name);
const gone = (page) => page.waitForFunction(() => document.querySelector("#my-digits .round").textContent === "");

async function add(page, name) {
  await press(page, "Add");
  await field(page).fill(name);
  await page.keyboard.press("Enter");
  await chosen(page, name);
}

scene("a result, or a lesson in progress, goes when another hand is chosen, or the drawings are deleted", HELD, async ({ page }) => {
  await open(page);
  await add(page, "Anna");
  await add(page, "Bob");
  await bring(page, "four.jsonl", FOUR);
  assert.match(await round(page), /Learnt/);
  await page.locator("#hand").selectOption("Anna");
  await gone(page);
  const end = await atWork(() => bring(page, "four.jsonl", FOUR))(page);
  await page.locator(".round .track").waitFor();
  await page.locator("#hand").selectOption("Bob");
  await gone(page);
  await end();
  await page.waitForTimeout(300);
  await gone(page);

  await page.locator("#hand").selectOption("Anna");
  await press(page, "Learn them");
  assert.match(await round(page), /Learnt/);
  await page.locator(".drawing").click();
  await press(page, "Delete");
  await page.waitForFunction(() => !document.querySelector(".drawing"));
  await gone(page);
});

scene("a hand is added once, with a name; a question goes with the hand that it is about", {}, async ({ page }) => {
  await open(page);
  await press(page, "Add");
  await field(page).fill("   ");
  await press(page, "Save");
  assert(await field(page).evaluate((field) => !field.validity.valid && /not a space/.test(field.title)));
  await field(page).fill("Anna");
  await page.$eval(".hands form", (form) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  await chosen(page, "Anna");
  await add(page, "Bob");
  assert.deepEqual(await names(page), ["Anna", "Bob"]);
  await press(page, "Forget");
  assert.equal(await page.textContent(".hands form p"), "Forget Bob, and what was learnt? This cannot be undone.");
  await page.focus("#hand");
  await page.locator("#hand").selectOption("Anna");
  await page.locator(".hands form").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "hand");
});

scene("after a hand was forgotten, the card says who is writing now", {}, async ({ page }) => {
  await open(page);
  await add(page, "Bob");
  await add(page, "Anna");
  await page.locator("#pad").scrollIntoViewIfNeeded();
  await drawn(page, ODD_FOUR);
  await say(page, "4");
  await said(page);
  await onCard(page, "Forget");
  assert.match(await page.textContent(".teach .said"), /Forget 1 drawing, and what was learnt from it/);
  await onCard(page, "Forget");
  await page.waitForFunction(() => document.querySelector(".teach .said").textContent.startsWith("Forgotten"));
  assert.equal(await page.textContent(".teach .said"), "Forgotten.Bob is writing now.");
});

scene("by keyboard, the focus stays where the work is", {}, async ({ page }) => {
  const focus = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.id);
  await open(page);
  await bring(page, "four.jsonl", FOUR);
  await exchanged(page, /1 drawing/);
  await round(page);
  await page.locator(".drawing").press("Enter");
  await page.locator(".shelf select").focus();
  for (const label of [5, 6]) {
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((label) => document.querySelector(".shelf b").textContent === String(label), label);
    assert.equal(await focus(), "What it is");
  }
  await page.getByRole("button", { name: "Learn them" }).press("Enter");
  await page.locator("#digits-title:focus").waitFor();
  await page.locator(".shelf").getByRole("button", { name: "Delete" }).press("Enter");
  await page.waitForFunction(() => !document.querySelector(".drawing"));
  assert.equal(await focus(), "digits-title");
});
