/** The finished site as these tests serve it: each page begins with a script that hears what goes wrong. */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../xtask/server/serve.js";
import { bareHtml, PAD } from "../page/support/bare.js";
import { overhear } from "../page/support/worker.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Runs first: keeps what would be an error in a console, and what must not be asked for. */
function hear() {
  window.complaints = [];
  const complain = (...words) => window.complaints.push(words.join(" "));
  addEventListener("error", ({ message, target }) => complain("error:", message ?? `${target.src || target.href} did not load`), true);
  addEventListener("unhandledrejection", ({ reason }) => complain("rejected:", reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => complain("policy:", violatedDirective, blockedURI));
  for (const level of ["error", "warn"]) console[level] = (...words) => complain(`console.${level}:`, ...words);
  const foreign = ({ name }) => /^https?:/.test(name) && new URL(name).origin !== location.origin;
  new PerformanceObserver((list) => list.getEntries().filter(foreign).forEach(({ name }) => complain("another host:", name))).observe({ type: "resource", buffered: true });
}

const FIRST = '<script src="hear.js"></script>';

/** Copies the site and serves it. */
export async function site() {
  const folder = await mkdtemp(join(tmpdir(), "lenet5-site-"));
  await cp(DIST, folder, { recursive: true });
  await writeFile(join(folder, "hear.js"), `(${hear})();(${overhear})();`);
  const index = join(folder, "index.html");
  await writeFile(index, (await readFile(index, "utf8")).replace("<script", `${FIRST}\n<script`));
  const { url, stop } = await serve(folder);
  return {
    url,
    stop,
    /** Puts a page with this body beside the site's own, and returns its address. */
    async bare(body) {
      await writeFile(join(folder, "bare.html"), bareHtml(body, `${FIRST}\n${PAD}`));
      return `${url}bare.html`;
    },
    async remove() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}
