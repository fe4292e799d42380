/**
 * Copies a folder and writes `FILE.br` beside each compressible file: `node compress.js FOLDER COPY CACHE`.
 *
 * Brotli's best compression takes most of a minute for 14 MB of WebAssembly, so results are kept in the folder CACHE,
 * named by the hash of the uncompressed file.
 */

import { createHash, randomUUID } from "node:crypto";
import { copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

/** The extensions that web servers compress. Weights and pictures are not compressed. */
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
    // The default quality is 11, the best.
    await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes));
    // A name of its own: files with the same content, and other processes, keep theirs at the same time.
    const complete = `${kept}.${randomUUID()}`;
    await copyFile(`${file}.br`, complete);
    await rename(complete, kept);
  });
}
