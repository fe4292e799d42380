/**
 * Prints files as JSON, as pairs of name and SHA-256 in the form that `fetch` takes: `node integrity.js FOLDER NAME...`.
 *
 * Pages (names that end in a slash) get no hash, because servers may add to them.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const [folder, ...names] = process.argv.slice(2);
const pairs = names.map(async (name) => {
  if (name.endsWith("/")) return [name, ""];
  return [name, `sha256-${createHash("sha256").update(await readFile(join(folder, name))).digest("base64")}`];
});
console.log(JSON.stringify(await Promise.all(pairs)));
