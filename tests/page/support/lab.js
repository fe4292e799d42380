/** The experiments, opened on a recorded digit, and the module to compare them with. */

import { recordedDigit } from "./ink.js";
import { draw } from "./pen.js";
import { settled } from "./worker.js";

const { load, Recognizer } = await import(new URL("../../../pkg/index.js", import.meta.url).href);
export { Recognizer };
export const recognizer = await load();

/**
 * Opens an experiment on a recorded digit.
 *
 * @param {string} name
 * @param {number} digit
 * @param {() => Promise<void>} [open] by default by a click
 * @returns the page's question about the drawing, and the answer
 */
export async function experiment(page, name, digit, open = () => page.click(`#${name}`)) {
  await draw(page, await recordedDigit(digit));
  const asked = await settled(page);
  await page.locator(`#${name}`).waitFor();
  await open();
  await page.locator(".lab").waitFor();
  return asked;
}
