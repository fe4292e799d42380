/** The package anew, with instances of its own: from another path, as modules are cached by URL. */

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const PKG = fileURLToPath(new URL("../../../pkg/", import.meta.url));

/** @param {string} entry a file of the package */
export async function fresh(entry) {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-pkg-"));
  after(() => rm(folder, { recursive: true }));
  await cp(PKG, folder, { recursive: true });
  return import(pathToFileURL(join(folder, entry)).href);
}
