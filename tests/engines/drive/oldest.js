/** The oldest headless Chromium for servers that npm has: a single program, compressed with Brotli. */

import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { chromiumAt } from "./browsers.js";

const INSTALLED = new URL("../oldest/node_modules/", import.meta.url);
const [PACKED, UNPACKED] = ["@sparticuz/chrome-aws-lambda/bin/chromium.br", "chromium"].map((path) => fileURLToPath(new URL(path, INSTALLED)));

/** @type {import("./browsers.js").Start} */
export async function oldestChromium() {
  if (!existsSync(UNPACKED)) {
    await writeFile(`${UNPACKED}.part`, await promisify(brotliDecompress)(await readFile(PACKED)), { mode: 0o755 });
    await rename(`${UNPACKED}.part`, UNPACKED);
  }
  return chromiumAt(UNPACKED)();
}
