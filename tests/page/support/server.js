/** A plain web server for `dist/`, which can be as odd as servers of other people are. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const DIST = new URL("../../../dist/", import.meta.url);

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * @param {object} [oddities]
 * @param {string} [oddities.prefix] the path below which the site lies
 * @param {Record<string, string>} [oddities.types] media types by extension, in place of the right ones
 */
export async function serve({ prefix = "/", types = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      if (!pathname.startsWith(prefix)) throw new Error("not of this site");
      const path = pathname.slice(prefix.length) || "index.html";
      const bytes = await readFile(new URL(path, DIST));
      response.setHeader("Content-Type", { ...TYPES, ...types }[extname(path)] ?? "application/octet-stream");
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, stop };
}
