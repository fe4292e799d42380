/**
 * Times the reading of whole numbers in headless Chromium, on the thread that calls the module, and prints a Markdown table.
 * The rows are timed in turn, round by round; the first rounds, in which the engine still compiles, do not count. A round
 * has several short turns: in long ones, one row could pay for the garbage collection of all, round after round.
 *
 * Reads the same environment variables as `drive.js`.
 */

import { chromium } from "playwright-core";
import { flattened, recorded } from "../ink/ink-file.js";
import { inLine } from "../../tests/page/support/numbers.js";
import { shown, spread } from "./spread.js";

const { CHROME, SITE_URL, ROUNDS = "15" } = process.env;
const TURNS = 8;
const MILLISECONDS = 5;

/** Twelve recorded digits in a row: the first of pi. */
async function twelve() {
  const digits = await recorded();
  return inLine([..."314159265358"].map((label) => digits.find((digit) => digit.label === Number(label)).strokes));
}

/** One very long stroke, back and forth over the whole pad. */
const scribble = () => [
  Array.from({ length: 10_000 }, (_, i) => [200 + 190 * Math.sin(i / 7) * Math.cos(i / 311), 200 + 190 * Math.sin(i / 5.3 + i / 977)]),
];

/** Runs in the page: microseconds per call, for each row and round. */
async function time({ drawings, rounds, turns, milliseconds }) {
  const { load } = await import(new URL("pkg/index.js", location.href).href);
  const recognizer = await load();
  const flat = drawings.map((inks) => inks.map(({ points, strokeEnds }) => [Float32Array.from(points), Uint32Array.from(strokeEnds), 12]));
  const [digits, twelve, scribble] = flat;
  const rows = [
    ["recognize", digits],
    ["recognizeNumber", digits],
    ["recognizeNumber", twelve],
    ["recognizeNumber", scribble],
  ];
  const samples = rows.map(() => []);
  for (let round = -3; round < rounds; round += 1) {
    const spent = rows.map(() => ({ time: 0, calls: 0 }));
    for (let turn = 0; turn < turns; turn += 1) {
      rows.forEach(([call, inks], row) => {
        const start = performance.now();
        let time;
        do {
          for (const ink of inks) recognizer[call](...ink);
          spent[row].calls += inks.length;
          time = performance.now() - start;
        } while (time < milliseconds);
        spent[row].time += time;
      });
    }
    if (round >= 0) spent.forEach(({ time, calls }, row) => samples[row].push((1000 * time) / calls));
  }
  return { samples, text: recognizer.recognizeNumber(...twelve[0]).text };
}

const browser = await chromium.launch({ executablePath: CHROME });
try {
  const page = await browser.newPage();
  await page.goto(SITE_URL);
  const digits = (await recorded()).map(({ strokes }) => strokes);
  const drawings = [digits, [await twelve()], [scribble()]].map((inks) => inks.map(flattened));
  const { samples, text } = await page.evaluate(time, { drawings, rounds: Number(ROUNDS), turns: TURNS, milliseconds: MILLISECONDS });
  const [alone, digit, long, wild] = samples;
  const ratio = spread(digit.map((time, round) => time / alone[round])).median.toFixed(2);
  const table = [
    ["drawing, read", "µs a drawing", ""],
    ["---", "--:", "---"],
    ["a recorded digit, as a digit", shown(alone), ""],
    ["a recorded digit, as a number", shown(digit), `${ratio} times as long`],
    ["twelve digits, as a number", shown(long), `read as ${text}`],
    ["a scribble of 10,000 points, as a number", shown(wild), ""],
  ];
  process.stdout.write(`${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\nChromium ${browser.version()}. Medians of ${ROUNDS} rounds of ${TURNS} turns (in brackets, least to most).\n`);
} finally {
  await browser.close();
}
