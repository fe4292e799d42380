/** The main thread's work while a digit is drawn, as a Markdown table. */

import { digits, quantile, spread } from "./spread.js";

const ROWS = { without: "the page without its layers", usual: "**the page**", inside: "the page, looked inside", line: "a page that only draws the line" };

const median = (values) => spread(values).median;
const sum = (values) => values.reduce((a, b) => a + b, 0);
/** The median and the 95th percentile. */
const two = (values) => [median(values), quantile(values, 0.95)].map(digits);

/**
 * @param found the result of `drawing.js`
 * @param {number} slower how many times slower the device is
 */
export function drawingReport(found, { slower, conditions: { machine, browser, load, date } }) {
  for (const [name, { painted, frames }] of Object.entries(found)) {
    if (painted.length === 0 || frames.length === 0) throw new Error(`${name}: expected painted answers and frames, found ${painted.length} and ${frames.length}`);
  }
  const rows = Object.entries(ROWS).map(([name, label]) => [label, ...two(found[name].frames.map((time) => slower * time)), ...two(found[name].painted), found[name].painted.length]);
  const head = ["drawing on", "main thread a frame, ms", "95 % of frames", "painted after, ms", "95 %", "answers"];
  const table = [head, ["---", ...head.slice(1).map(() => "--:")], ...rows];
  const { without, usual, inside } = found;
  // The same digits were drawn on both pages, so the difference is the cost of the layers.
  const layers = (slower * (sum(usual.frames) - sum(without.frames))) / usual.repaints;
  const later = [median(inside.painted) / median(usual.painted), quantile(inside.painted, 0.95) / quantile(usual.painted, 0.95)];
  return `${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

${machine}; ${browser}; ${date.toISOString().slice(0, 10)}; load ${load.map((each) => each.toFixed(1)).join(" to ")}.

Medians, on a device ${slower} times slower than this one. "Main thread a frame" is the thread's own time in Chromium's trace (scripts, style,
layout, painting, and handing over to the compositor), times ${slower}. "Painted after" is the time from pointer event to painted
answer while Chromium slows the thread down; the line's is the browser's own, here without a graphics card. All layers together took
${digits(layers)} ms of the main thread each of the ${usual.repaints} times that they were painted. With the inside open, answers were painted after
${later[0].toFixed(2)} times the time that they took with it closed (95 %: ${later[1].toFixed(2)} times).
`;
}
