/** "Look inside", opened on a recorded digit, and the module's own activations for it. */

import { LAYERS, corner, extent } from "../../../www/page/layers/shapes.js";
import { recordedDigit } from "./ink.js";
import { draw } from "./pen.js";
import { settled } from "./worker.js";

const { load } = await import(new URL("../../../pkg/index.js", import.meta.url).href);
export const recognizer = await load();

export const print = (value) => `${value < 0 && value.toFixed(2) !== "-0.00" ? "−" : ""}${Math.abs(value).toFixed(2)}`;
export const number = (text) => Number(text.replace("−", "-"));

/** Opens "Look inside" on a recorded digit; returns the module's activations with it. */
export async function opened(page, digit = 5) {
  await draw(page, await recordedDigit(digit));
  const { answer, ...question } = await settled(page);
  await page.click("#inside");
  await page.locator(".look .total").waitFor();
  return { answer, question, all: recognizer.activations(answer.glyph) };
}

/** The terms of the sum that is written out line by line, and their total before ReLU. */
export async function totalled(page) {
  const lines = await page.$$eval(".look .total span", (lines) => lines.map(({ textContent }) => textContent));
  const end = lines.findIndex((line) => line.startsWith("= "));
  return { sums: lines.slice(0, end).map((line) => number(line.split(": ")[1])), total: number(lines[end].slice(2)) };
}

export const title = (page) => page.locator(".look h2").textContent();
export const sheet = (page, layer) => page.locator("#layers canvas").nth(layer);

/** Clicks a unit of a layer, by its index among the layer's values. */
export async function press(page, layer, index) {
  const shape = LAYERS[layer];
  const { wide, high, grain, across } = shape;
  const { x, y } = corner(shape, across, Math.floor(index / (wide * high)));
  const { width, height } = extent(shape, across);
  const box = await sheet(page, layer).boundingBox();
  const [column, row] = [index % wide, Math.floor(index / wide) % high];
  await page.mouse.click(box.x + (box.width * (x + (column + 0.5) * grain)) / width, box.y + (box.height * (y + (row + 0.5) * grain)) / height);
}

/** Moves the focus to a layer by keyboard. */
export async function walkTo(page, layer) {
  // Start before the layers: after the page's last element come the browser's own, and Firefox's driver sends keys only to pages.
  await page.evaluate(() => document.querySelector("#pad").focus());
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate(() => [...document.querySelectorAll("#layers canvas")].indexOf(document.activeElement));
    if (at === layer) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`expected to reach layer ${layer} with Tab`);
}

/** The index of a unit among its layer's values, from its name. */
export function placed(said, layer) {
  const found = said.match(/digit (\d+)|unit (\d+)|(?:map (\d+), )?row (\d+), column (\d+)/);
  const [digit, unit, map = 1, row, column] = found.slice(1).map((text) => (text === undefined ? undefined : Number(text)));
  if (digit !== undefined) return digit;
  if (unit !== undefined) return unit - 1;
  const side = [28, 28, 14, 10, 5][layer];
  return ((map - 1) * side + row - 1) * side + column - 1;
}
