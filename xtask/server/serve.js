/**
 * The web server of this repository, on 127.0.0.1. It uses sirv, which reads a file anew for each request, so that a
 * site can be rebuilt while it is served.
 *
 * Clients that accept Brotli get `FILE.br` if it exists beside `FILE`; `compress.js` writes such files.
 */

import { once } from "node:events";
import { createServer } from "node:http";
import { extname } from "node:path";
import sirv from "sirv";

/** Matches `br` among the encodings that a client accepts, but not `br;q=0`, which excludes it. */
const ACCEPTS_BROTLI = /(^|,)\s*br\s*(,|$)/;

/**
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 means any free port
 * @param {string} [options.prefix] the path below which the folder is served
 * @param {Record<string, string>} [options.types] media types by extension, instead of the correct ones
 * @param {Record<string, string>} [options.headers] are sent with each file
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, prefix = "/", types = {}, headers: more = {} } = {}) {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    brotli: true,
    extensions: ["html"],
    setHeaders(response, path) {
      const type = types[extname(path)];
      if (type) response.setHeader("Content-Type", type);
      for (const [name, value] of Object.entries(more)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    const { method, headers } = request;
    if (!["GET", "HEAD"].includes(method)) return response.writeHead(405, { Allow: "GET, HEAD" }).end();
    if (!request.url.startsWith(prefix)) return response.writeHead(404).end();
    if (!ACCEPTS_BROTLI.test(headers["accept-encoding"])) delete headers["accept-encoding"];
    request.url = request.url.slice(prefix.length - 1);
    // A build may delete a file between sirv's two accesses; only this response may fail then.
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    try {
      files(request, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, stop };
}
