/** The finished site as these tests serve it: each page begins with a script that notes what goes wrong. */

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/server/serve.js";
import { bareHtml, PAD } from "../page/support/bare.js";
import { hear } from "../page/support/hear.js";
import { older } from "../page/support/older.js";
import { overhear } from "../page/support/worker.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

const FIRST = '<script src="hear.js"></script>';

/** Changes a file of the copy; fails if the change has nothing to change. @param {(text: string) => string} change */
async function edit(path, change) {
  const before = await readFile(path, "utf8");
  const text = change(before);
  assert.notEqual(text, before, `${path} has what is to be changed`);
  await writeFile(path, text);
}

/** Removes what the oldest engines lack. The service worker goes too: it would not cache the changed files. */
async function age(folder) {
  const gone = `(${older})();`;
  await edit(join(folder, "hear.js"), (text) => `${gone}delete Navigator.prototype.serviceWorker;${text}`);
  await edit(join(folder, "digit-pad/worker.js"), (text) => gone + text);
  await edit(join(folder, "page/style.css"), (text) => text.replaceAll("svh", "unknown"));
}

/**
 * Copies the site and serves it.
 *
 * @param {object} [options]
 * @param {boolean} [options.older] without anything newer than the oldest promised engines have
 */
export async function site({ older: aged = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-site-"));
  await cp(DIST, folder, { recursive: true });
  await writeFile(join(folder, "hear.js"), `window.complaints = []; (${hear})((text) => window.complaints.push(text)); (${overhear})();`);
  await edit(join(folder, "index.html"), (text) => text.replace("<script", `${FIRST}\n<script`));
  if (aged) await age(folder);
  const { url, stop } = await serve(folder);
  /** @param {string} name @param {string | Buffer} content */
  const file = async (name, content) => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  return {
    url,
    stop,
    file,
    /** Puts a page with this body beside the site's own, and returns its address. */
    async bare(body) {
      await file("bare.html", bareHtml(body, `${FIRST}\n${PAD}`));
      return `${url}bare.html`;
    },
    /** The same for a page that has the site's page in a frame. */
    async frame({ width, height }) {
      await file("frame.html", `<!doctype html><title>Frame</title>${FIRST}<iframe src="./" width="${width}" height="${height}"></iframe>`);
      return `${url}frame.html`;
    },
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
