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
const result = (page) => page.locator("#my-digits .round").textContent();

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
  await page.selectOption("#hand", { label: "Anna" });
  await chosen(page, "Anna");
  assert.equal(await result(page), "");
  const end = await atWork(() => bring(page, "four.jsonl", FOUR))(page);
  await page.locator(".round .track").waitFor();
  await page.selectOption("#hand", { label: "Bob" });
  await chosen(page, "Bob");
  await end();
  assert.equal(await result(page), "");

  await page.selectOption("#hand", { label: "Anna" });
  await press(page, "Learn them");
  assert.match(await round(page), /Learnt/);
  await page.locator(".drawing").click();
  await press(page, "Delete");
  await page.waitForFunction(() => !document.querySelector(".drawing"));
  assert.equal(await result(page), "");
});
