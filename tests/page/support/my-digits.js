/** Operates "My digits" as a person does. */

import { download } from "./engine.js";
import { recorded } from "./ink.js";
import { kept } from "./teaching.js";

export const press = (page, name) => page.locator("#my-digits").getByRole("button", { name, exact: true }).click();
export const open = async (page) => {
  await page.click("#digits");
  await page.waitForSelector("#my-digits h2:focus");
};

/** The result of a round of learning, or of a check. */
export async function round(page) {
  await page.waitForFunction(() => {
    const text = document.querySelector("#my-digits .round")?.textContent;
    return text && !text.includes("…");
  });
  return page.textContent("#my-digits .round [role=status]");
}

export const saved = (page, name) => download(page, () => press(page, name));

export const bring = (page, name, contents) =>
  page.setInputFiles("#my-digits input[type=file]", { name, mimeType: "application/octet-stream", buffer: Buffer.from(contents) });
export const exchanged = (page, pattern) =>
  page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector(".exchange [role=status]").textContent), pattern.source);
export const labels = async (page) => (await kept(page)).samples.map(({ label }) => label).sort((a, b) => a - b);

export const ink = (await recorded()).slice(0, 12).map(({ label, strokes }) => ({ label, strokes }));
/** A file of drawings. */
export const linesOf = (drawings) => drawings.map((drawing) => `${JSON.stringify(drawing)}\n`).join("");
export const lines = linesOf(ink);
