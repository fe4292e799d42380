/** Whole numbers: recorded ones, and ones composed of recorded digits. */

import { readFile } from "node:fs/promises";
import { recordedDigit } from "./ink.js";
import { ontoPad } from "./pen.js";

/** @returns {Promise<{label: string, strokes: [number, number][][]}[]>} */
export async function recordedNumbers() {
  const text = await readFile(new URL("../../ink/numbers.jsonl", import.meta.url), "utf8");
  return text.trim().split("\n").map((line) => JSON.parse(line));
}

/** The strokes of a recorded number. @param {string} label */
export const recordedNumber = async (label) => (await recordedNumbers()).find((number) => number.label === label).strokes;

/** Drawings side by side in one line, each 100 high. @param {[number, number][][][]} drawings */
export function inLine(drawings, gap = 40) {
  let left = 0;
  return drawings.flatMap((strokes) => {
    const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
    const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
    const scale = 100 / (Math.max(...ys) - y0);
    const placed = strokes.map((stroke) => stroke.map(([x, y]) => [left + scale * (x - x0), scale * (y - y0)]));
    left += scale * (Math.max(...xs) - x0) + gap;
    return placed;
  });
}

/** The strokes of a 2 and a 7 in one line. */
export const twentySeven = async () => inLine([await recordedDigit(2), await recordedDigit(7)]);

/** Waits until the page reads numbers: that takes a separate module, which loads after the first answer. */
export const readsNumbers = (page) =>
  page.waitForFunction(async () => {
    const stem = { points: [0, 0, 1, 0, 100, 1], frame: 100 };
    const pad = document.querySelector("digit-pad");
    const points = new Float32Array(stem.points.filter((_, i) => i % 3 < 2));
    return "whole" in (await pad.ask("number", { points, strokeEnds: new Uint32Array([2]) }));
  });

/** What the page shows of a number. */
export const shown = (page) =>
  page.evaluate(() => {
    const output = document.querySelector("#answer");
    const buttons = [...output.querySelectorAll("button")];
    const current = buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true");
    return {
      text: output.textContent,
      data: { ...output.dataset },
      current,
      unsure: buttons.map((button) => button.classList.contains("unsure")),
      best: document.querySelector("#probabilities .best b")?.textContent,
      verdict: document.querySelector("#verdict").textContent,
      offered: [...document.querySelectorAll("#choices button")].filter((button) => button.checkVisibility()).map(({ textContent }) => textContent),
    };
  });

/** Draws all strokes of a number with the mouse; the last points may be left out. */
export async function drawPart(page, strokes, points) {
  let left = points;
  for (const [first, ...rest] of await ontoPad(page, strokes)) {
    if (left <= 0) return;
    await page.mouse.move(...first);
    await page.mouse.down();
    for (const point of rest.slice(0, left - 1)) await page.mouse.move(...point);
    left -= rest.length + 1;
    if (left >= 0) await page.mouse.up();
  }
}
