/**
 * Copies a folder, and puts `FILE.br` beside each file that is worth compressing: `node compress.js FOLDER COPY CACHE`.
 *
 * Brotli's best compression takes most of a minute for 14 MB of WebAssembly, so results are kept in the folder CACHE by
 * the hash of what went in.
 */

import { createHash } from "node:crypto";
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

/** What web servers compress. Weights and pictures stay as they are. */
const COMPRESSIBLE = [".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest"];

const [folder, copy, cache] = process.argv.slice(2);
await rm(copy, { recursive: true, force: true });
await cp(folder, copy, { recursive: true });
await mkdir(cache, { recursive: true });
const names = await readdir(copy, { recursive: true });
await Promise.all(names.filter((name) => COMPRESSIBLE.includes(extname(name))).map(compress));

async function compress(name) {
  const file = join(copy, name);
  const bytes = await readFile(file);
  const kept = join(cache, createHash("sha256").update(bytes).digest("hex"));
  await copyFile(kept, `${file}.br`).catch(async () => {
    // Quality 11 unless told otherwise.
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    await copyFile(`${file}.br`, `${kept}.new`);
    await rename(`${kept}.new`, kept);
  });
}
