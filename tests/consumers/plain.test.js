/** The package on a plain server, with no bundler, under a strict policy. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "../../xtask/server/serve.js";
import { consumer, seven } from "./support.js";

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:">
<title>Plain</title>
<link rel="icon" href="data:,">
<script type="module" src="lenet5/digit-pad/index.js"></script>
<form><digit-pad name="digit"></digit-pad></form>
</html>`;

test("a copy of it is all that a page needs", { timeout: 60_000 }, async () => {
  const folder = await consumer(null, "lenet5");
  await writeFile(join(folder, "index.html"), PAGE);
  const server = await serve(folder);
  try {
    await seven(server.url, async () => {});
  } finally {
    await server.stop();
  }
});
