/** The installed package in bundlers, without any configuration, in development and in production. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/server/serve.js";
import { LIMIT, example, german, install, script, served, seven, visit } from "./support.js";

const TYPESCRIPT = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

await install();

test("each example's own list allows what it is tried with", async () => {
  const listed = async (folder) => JSON.parse(await readFile(join(example(folder), "package.json"), "utf8"));
  const tried = { ...(await listed(".")).devDependencies, lenet5: (await listed("node_modules/lenet5")).version };
  for (const name of ["next", "node", "react", "vite", "vue", "webpack"]) {
    const { dependencies, devDependencies } = await listed(name);
    for (const [needed, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      // Below 1.0.0 the minor version is the one that counts.
      const [, allowed] = range.match(/^\^(0\.\d+|\d+)\./);
      assert(tried[needed]?.startsWith(`${allowed}.`), `${name}: expected ${needed} ${range}, tried with ${tried[needed]}`);
    }
  }
});

/** Waits until each of these elements has the value 7. */
const say = (page, ...selectors) => page.waitForFunction((selectors) => selectors.every((selector) => document.querySelector(selector).value === "7"), selectors);

/** Builds an example, and draws on the built page. @param {string} name @param {string} folder of the page */
async function built(name, folder, act) {
  script(name, "build");
  const server = await serve(join(example(name), folder));
  try {
    await seven(server.url, (page) => act(page, server.url));
  } finally {
    await server.stop();
  }
}

test("Vite's development server", LIMIT, async () => {
  // Forced, because dependencies that Vite bundled before may be another version's.
  const url = await served("vite", "dev", "--force", "--host", "127.0.0.1", "--port", "0");
  await visit(url, () => {
    const pad = document.querySelector("digit-pad");
    if (pad.empty) pad.ink = [{ points: [100, 40, 4, 100, 160, 4], frame: 200 }];
    return document.querySelector("#worker").value !== "";
  });
  await seven(url, async (page) => {
    await say(page, "#form", "#worker");
    await german(page);
  });
});

test("what Vite builds, and that with its files apart under a strict policy", LIMIT, () =>
  built("vite", "dist", async (page, url) => {
    await say(page, "#form", "#worker");
    await german(page);
    const dist = join(example("vite"), "dist");
    await cp(example("node_modules/lenet5"), join(dist, "lenet5"), { recursive: true });
    const policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:\">";
    const html = await readFile(join(dist, "index.html"), "utf8");
    await writeFile(join(dist, "index.html"), html.replace("<title>", `${policy}<title>`).replace("<digit-pad", '<digit-pad from="lenet5"'));
    await seven(url, async (page) => {
      await say(page, "#form", "#worker");
      const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert(fetched.some((name) => name.endsWith("lenet5/lenet5_bg.wasm")), fetched.join());
    });
  }));

test("what webpack builds", LIMIT, () =>
  built("webpack", ".", async (page) => {
    await say(page, "#form", "#network");
    await german(page);
  }));

/** A component sends its digit, shows what it has sent, and clears its pad. */
async function component(page) {
  await say(page, "output");
  const sent = page.waitForEvent("console");
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal((await sent).text(), "sent 7");
  await page.waitForFunction(() => document.querySelector("digit-pad[readonly]")?.value === "7");
  await page.getByRole("button", { name: "Start again" }).click();
  await page.waitForFunction(() => document.querySelector("output").value === "" && document.querySelector("digit-pad").empty);
}

test("a component of React's, and its types", LIMIT, async () => {
  execFileSync(process.execPath, [TYPESCRIPT, "--project", example("react")], { stdio: "inherit" });
  await built("react", "dist", component);
});

test("a component of Vue's", LIMIT, () => built("vue", "dist", component));
