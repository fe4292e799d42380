/** The results as a table in Markdown. */

/** What each row is called, in the order of the table. */
const ROWS = {
  ours: "**lenet5**, this project",
  oursWithoutSimd: "lenet5 without SIMD",
  onnxruntime: "onnxruntime-web 1.30.0, wasm, SIMD",
  tfjs: "TensorFlow.js 4.22.0, wasm, SIMD",
  plain: "plain JavaScript",
  f32: "ceiling: f32x4 multiply, add",
  i16: "ceiling: i32x4 dot of i16x8, add",
  i8: "ceiling: relaxed dot of i8x16",
  site: "this project's whole page",
};

const HEAD = [
  "",
  "µs an image, one at a time",
  "of the f32 ceiling",
  "against onnxruntime-web",
  "images/s, best batch",
  "against onnxruntime-web",
  "transferred",
  "first answer",
  "memory",
];

/** Median, least and largest. */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { median, least: sorted[0], largest: sorted.at(-1) };
}

/** Three significant digits, thousands set apart. */
const digits = (value) => Number(value.toPrecision(3)).toLocaleString("en-US");

function shown(values) {
  const { median, least, largest } = spread(values);
  return `${digits(median)} (${digits(least)}–${digits(largest)})`;
}

/** The batch size with the most images a second by median: `{n, rates}`. */
function best({ samples }) {
  const rates = Object.entries(samples).map(([n, times]) => ({ n, rates: times.map((time) => 1e6 / time) }));
  return rates.reduce((a, b) => (spread(b.rates).median > spread(a.rates).median ? b : a));
}

function row(name, racers, pages) {
  const [racer, page] = [racers[name], pages[name]];
  const time = (which) => spread(racers[which].samples[1]).median;
  const rate = (which) => spread(best(racers[which]).rates).median;
  const isCeiling = racer && !page;
  const speed = racer
    ? [
        shown(racer.samples[1]),
        `${((100 * time("f32")) / time(name)).toFixed(0)}%`,
        `${(time("onnxruntime") / time(name)).toFixed(2)}×`,
        isCeiling ? digits(rate(name)) : `${shown(best(racer).rates)}, ${best(racer).n} at once`,
        `${(rate(name) / rate("onnxruntime")).toFixed(2)}×`,
      ]
    : ["", "", "", "", ""];
  const weight = page ? [`${digits(page.bytes / 1000)} kB`, `${shown(page.samples)} ms`] : ["", ""];
  const memory = racer?.memory ? `${digits(racer.memory / 2 ** 20)} MiB` : "";
  return [ROWS[name], ...speed, ...weight, memory];
}

/**
 * @param racers by name: `samples` in microseconds an image by batch size, `off`, `memory`
 * @param pages by name: `samples` in milliseconds, `bytes`
 */
export function report({ racers, pages, conditions, rounds, milliseconds }) {
  const names = Object.keys(ROWS).filter((name) => name in racers || name in pages);
  const table = [HEAD, ["---", ...HEAD.slice(1).map(() => "--:")], ...names.map((name) => row(name, racers, pages))];
  const off = Math.max(...Object.values(racers).map((racer) => racer.off ?? 0));
  const { machine, browser, load, date } = conditions;
  return `${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

${machine}; ${browser}; ${date.toISOString().slice(0, 10)}; load ${load.map((each) => each.toFixed(1)).join(" to ")}.

One page, one thread each, the same weights and glyphs; medians (least–largest) of ${rounds} rounds in which each had
${milliseconds} ms in turn, of ${Object.values(pages)[0].samples.length} visits for the first answer. Logits differ by at most ${off.toExponential(0)}.
`;
}
