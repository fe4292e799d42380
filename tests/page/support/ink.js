/** Recorded digits, and the native program's predictions for ink. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { flattened, recorded } from "../../../benches/ink/ink-file.js";

export { flattened, recorded };

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The strokes of the first recording of a digit. */
export async function recordedDigit(digit) {
  return (await recorded()).find(({ label }) => label === digit).strokes;
}

/** The points of an intercepted question as strokes. */
export function strokesOf({ points, strokeEnds }) {
  return strokeEnds.map((end, index) => {
    const stroke = [];
    for (let i = index && strokeEnds[index - 1]; i < end; i += 1) stroke.push([points[2 * i], points[2 * i + 1]]);
    return stroke;
  });
}

/** The native program's predictions for a list of drawings. */
export const predictNatively = (inks) => natively(inks, null, []);

/** The native program's predictions for a list of drawings, each read as a number. */
export const readNumbersNatively = (inks) => natively(inks, "0", ["--numbers"]);

/** The native program's output; outside of `cargo xtask test` it is built first. The file must have labels, but they do not matter. */
async function natively(inks, label, how) {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-"));
  try {
    const file = join(folder, "ink.jsonl");
    await writeFile(file, inks.map((strokes) => `${JSON.stringify({ label, strokes })}\n`).join(""));
    const program = process.env.LENET5_PROGRAM;
    const [command, ...before] = program ? [program] : ["cargo", "run", "--quiet", "--release", "--"];
    const run = promisify(execFile)(command, [...before, "predict", "--json", ...how, "--ink", file], {
      cwd: ROOT,
      maxBuffer: 1 << 26,
    });
    return JSON.parse((await run).stdout).predictions;
  } finally {
    await rm(folder, { recursive: true });
  }
}
