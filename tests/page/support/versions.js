/** Versions of the site, as if it had been built from other sources. */

import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));

/**
 * Copies the site; given a name, as another version, whose title and pad's script contain the name.
 *
 * @param {string} folder
 * @param {string | null} name
 */
export async function version(folder, name) {
  await cp(DIST, folder, { recursive: true });
  if (!name) return;
  const edit = async (file, change) => {
    const path = join(folder, file);
    const before = await readFile(path, "utf8");
    const text = change(before);
    assert.notEqual(text, before, `${file} has what makes a version`);
    await writeFile(path, text);
  };
  const old = /"([0-9a-f]{16})"/.exec(await readFile(join(folder, "sw.js"), "utf8"))[1];
  const hash = async (file) => {
    const bytes = await crypto.subtle.digest("SHA-256", await readFile(join(folder, file)));
    return `sha256-${Buffer.from(bytes).toString("base64")}`;
  };
  const files = ["digit-pad/worker.js", "later.js"];
  const before = await Promise.all(files.map(hash));
  await edit("index.html", (text) => text.replace("<title>", `<title>${name} `));
  await edit("digit-pad/worker.js", (text) => `${text}\n// ${name}`);
  const next = old.replace(/^..../, Buffer.from(name).toString("hex").padEnd(4, "0").slice(0, 4));
  await edit("later.js", (text) => text.replace(old, next));
  const now = await Promise.all(files.map(hash));
  await edit("sw.js", (text) => before.reduce((text, hash, i) => text.replace(hash, now[i]), text.replace(old, next)));
}
