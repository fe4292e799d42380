/** The cost of teaching, as a Markdown table. */

import { createRequire } from "node:module";
import { digits, quantile, shown, spread } from "./spread.js";

const { devDependencies: versions } = createRequire(import.meta.url)("./package.json");
const tfjs = `TensorFlow.js ${versions["@tensorflow/tfjs-core"]}`;

/** The label of each row, in the order of the table. */
const ROWS = {
  ours: "**lenet5**, this project",
  oursWithoutSimd: "lenet5 without SIMD",
  tfjsCpu: `${tfjs}, JavaScript`,
  tfjsWasm: `${tfjs}, wasm, SIMD`,
  f32: "ceiling: f32x4 multiply, add",
};

function row(name, trainers) {
  const { samples, failure } = trainers[name];
  if (failure) return [ROWS[name], `fails: ${failure.split("\n")[0].replaceAll("|", " ")}`, ""];
  const most = trainers.f32?.samples;
  // The median of the ratios, one per round: within a round both ran under the same load, across rounds maybe not.
  const share = most ? `${(100 * spread(samples.map((rate, round) => rate / most[round])).median).toFixed(0)} %` : "";
  return [ROWS[name], shown(samples), share];
}

/**
 * @param trainers by name: `samples` per second, or the `failure`
 * @param live the result of `teaching.js`
 */
export function teachingReport({ trainers, live, conditions, rounds, milliseconds }) {
  const rows = Object.keys(ROWS).filter((name) => name in trainers).map((name) => row(name, trainers));
  const table = [["training", "samples/s", "of the ceiling"], ["---", "--:", "--:"], ...rows];
  const { first, one, thirty, quiet, meanwhile } = live;
  const [before, during] = [quiet, meanwhile].map((waits) => quantile(waits, 0.95));
  const { machine, browser, load, date } = conditions;
  return `${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

${machine}; ${browser}; ${date.toISOString().slice(0, 10)}; load ${load.map((each) => each.toFixed(1)).join(" to ")}.

All layers, batches of 32, Adam, one thread each, from the same random weights; medians (least–largest) of ${rounds} rounds in
which each had ${milliseconds} ms in turn. The ceiling is the time for three times 416,520 multiply-adds a sample.

On the page a correction of one drawing is learned in ${shown(one)} ms, thirty drawings in ${shown(thirty)} ms; the first
correction of a visit took ${digits(first)} ms, with the module fetched, compiled and prepared. 95 % of the pad's answers came within
${before.toFixed(1)} ms with nothing else to do, and within ${during.toFixed(1)} ms while it learned: ${(during - before).toFixed(1)} ms more.
`;
}
