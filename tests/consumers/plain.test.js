/** The package without a bundler, under a strict content security policy: on the page's own server, and on another. */

import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { serve } from "../../xtask/server/serve.js";
import { LIMIT, example, german, install, seven } from "./support.js";

await install();

/** Copies the installed package. @param {string} folder */
const copy = (folder) => cp(example("node_modules/lenet5"), folder, { recursive: true });

const page = (policy, from) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}; img-src data:">
<title>Plain</title>
<link rel="icon" href="data:,">
<script type="module" src="${from}digit-pad/index.js"></script>
<form><digit-pad name="digit"></digit-pad></form>
</html>`;

/** Serves a temporary folder while these tests run. */
async function own(options) {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-consumer-"));
  const server = await serve(folder, options);
  after(() => Promise.all([server.stop(), rm(folder, { recursive: true })]));
  return { folder, url: server.url };
}

test("a copy of it is all that a page needs", LIMIT, async () => {
  const { folder, url } = await own();
  await copy(join(folder, "lenet5"));
  await writeFile(join(folder, "index.html"), page("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", "lenet5/"));
  await seven(url, german);
});

test("it may lie on another origin", LIMIT, async () => {
  const [ours, other] = await Promise.all([own(), own({ headers: { "Access-Control-Allow-Origin": "*" } })]);
  const { origin } = new URL(other.url);
  await copy(other.folder);
  await writeFile(join(ours.folder, "index.html"), page(`default-src ${origin}; script-src ${origin} 'wasm-unsafe-eval'; worker-src blob: ${origin}`, other.url));
  await seven(ours.url, german, [origin]);
});
