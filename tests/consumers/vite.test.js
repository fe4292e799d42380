/** The package in Vite, as it is installed: nothing is configured, in development as in production. */

import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build, createServer } from "vite";
import { serve } from "../../xtask/server/serve.js";
import { consumer, seven } from "./support.js";

const options = (root) => ({ root, configFile: false, logLevel: "error" });
const both = (page) => page.waitForFunction(() => ["form", "worker"].every((id) => document.getElementById(id).value === "7"));

test("its development server", { timeout: 120_000 }, async () => {
  const server = await createServer({ ...options(await consumer("vite")), server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  try {
    await seven(server.resolvedUrls.local[0], both);
  } finally {
    await server.close();
  }
});

test("what it builds, and that with its files apart under a strict policy", { timeout: 120_000 }, async () => {
  const root = await consumer("vite");
  await build(options(root));
  const built = join(root, "dist");
  const server = await serve(built);
  try {
    await seven(server.url, both);
    await cp(join(root, "node_modules/lenet5"), join(built, "lenet5"), { recursive: true });
    const policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:\">";
    const page = await readFile(join(built, "index.html"), "utf8");
    await writeFile(join(built, "index.html"), page.replace("<title>", `${policy}<title>`).replace("<digit-pad", '<digit-pad from="lenet5"'));
    const fetched = [];
    await seven(server.url, async (page) => {
      await both(page);
      fetched.push(...(await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name))));
    });
    assert(fetched.some((name) => name.endsWith("lenet5/lenet5_bg.wasm")), fetched.join());
  } finally {
    await server.stop();
  }
});
