/**
 * Reads and checks the data sets and writes them to a file for the page:
 * `node prepare.js OUT {--ink|--ink-y-up} FILE …`.
 *
 * On an invalid file the exit code is 2, and the error is one line that names the file and the line in it.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { BadInk, readInk } from "./ink-file.js";

const [out, ...files] = process.argv.slice(2);
try {
  const sets = [];
  for (let i = 0; i < files.length; i += 2) sets.push(await readInk(files[i + 1], files[i] === "--ink-y-up"));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, JSON.stringify(sets));
} catch (error) {
  if (!(error instanceof BadInk)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 2;
}
