/** The results as a Markdown table. */

import { createRequire } from "node:module";
import { digits, shown, spread } from "./spread.js";

const { devDependencies: versions } = createRequire(import.meta.url)("./package.json");

/** The label of each row, in the order of the table. */
const ROWS = {
  ours: "**lenet5**, this project",
  oursInt8: "lenet5, int8",
  oursWithoutSimd: "lenet5 without SIMD",
  onnxruntime: `onnxruntime-web ${versions["onnxruntime-web"]}, wasm, SIMD`,
  tfjs: `TensorFlow.js ${versions["@tensorflow/tfjs-core"]}, wasm, SIMD`,
  plain: "plain JavaScript",
  f32: "ceiling: f32x4 multiply, add",
  i16: "ceiling: i32x4 dot of i16x8, add",
  i8: "ceiling: relaxed dot of i8x16",
  site: "this project's whole page",
};

const HEAD = [
  "",
  "µs an image, one at a time",
  "times the f32 ceiling",
  "speed, onnxruntime-web = 1",
  "images/s, best batch",
  "speed, onnxruntime-web = 1",
  "transferred",
  "first answer",
  "memory",
];

/** The batch size with the lowest median time per image. */
const best = ({ samples }) =>
  Object.keys(samples).reduce((a, b) => (spread(samples[b]).median < spread(samples[a]).median ? b : a));

/** The median of `a / b` over the rounds: within a round both ran under the same load, across rounds maybe not. */
const ratio = (a, b) => spread(a.map((value, round) => value / b[round])).median.toFixed(2);

/** The speed columns: microseconds, against the ceiling, against the peer; images per second, against the peer. */
function speed(racer, { f32, onnxruntime }) {
  const [one, batched] = [racer.samples[1], racer.samples[best(racer)]];
  const rates = batched.map((time) => 1e6 / time);
  const peers = onnxruntime.samples;
  return [
    shown(one),
    ratio(one, f32.samples[1]),
    ratio(peers[1], one),
    `${shown(rates)}, ${best(racer) === "1" ? "one" : best(racer)} at once`,
    ratio(peers[best(onnxruntime)], batched),
  ];
}

function row(name, racers, pages) {
  const [racer, page] = [racers[name], pages[name]];
  return [
    ROWS[name],
    ...(racer ? speed(racer, racers) : ["", "", "", "", ""]),
    ...(page ? [`${digits(page.bytes / 1000)} kB`, `${shown(page.samples)} ms`] : ["", ""]),
    racer?.memory ? `${digits(racer.memory / 2 ** 20)} MiB` : "",
  ];
}

/**
 * @param racers by name: `samples` in microseconds per image, by batch size, `off`, `memory`
 * @param pages by name: `samples` in milliseconds, `bytes`
 */
export function report({ racers, pages, conditions, rounds, milliseconds }) {
  const names = Object.keys(ROWS).filter((name) => name in racers || name in pages);
  const table = [HEAD, ["---", ...HEAD.slice(1).map(() => "--:")], ...names.map((name) => row(name, racers, pages))];
  const { oursInt8: int8, ...exact } = racers;
  const off = Math.max(...Object.values(exact).map((racer) => racer.off ?? 0));
  const { machine, browser, load, date } = conditions;
  const visits = pages.ours.samples.length;
  return `${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

${machine}; ${browser}; ${date.toISOString().slice(0, 10)}; load ${load.map((each) => each.toFixed(1)).join(" to ")}.

One page, one thread each, the same weights and glyphs. Logits differ by at most ${off.toExponential(0)}; those of int8
inference, which gives the page's answers, by ${int8.off.toExponential(0)}. Times are medians (minimum–maximum) of ${rounds} rounds,
in which each contestant ran for ${milliseconds} ms in turn; ratios are medians of each round's ratio. First answers are medians
of ${visits} visits with nothing cached; "transferred" is everything loaded for them, compressed with Brotli. For the whole
page, the first answer is the moment when it can answer. "Memory" is WebAssembly memory after the largest batches.
`;
}
