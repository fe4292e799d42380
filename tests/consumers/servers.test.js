/** The package outside a page: in Node, in Deno, and on a server that renders a Next page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMIT, install, script, served, seven } from "./support.js";

await install();

for (const runtime of ["node", "deno"]) {
  test(`a drawing is read in ${runtime}`, () => assert.equal(script("node", runtime), "sure 7 7\n"));
}

test("Next renders the element on the server, and its server gets the digit", LIMIT, async () => {
  script("next", "build");
  const url = await served("next", "start", "--hostname", "127.0.0.1", "--port", "0");
  const html = await (await fetch(url)).text();
  assert.match(html, /<digit-pad id="digit" name="digit" required=""><\/digit-pad>/);
  await seven(url, async (page) => {
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("Right.").waitFor();
    // React resets the form after its action.
    await page.waitForFunction(() => document.querySelector("digit-pad").empty);
  });
});
