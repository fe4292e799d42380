/**
 * A server before the site's, for an engine whose driver neither runs scripts before a page's own nor answers for a server: it
 * puts the scripts into pages, and tests answer requests here. Each test has its own, so nothing is kept for the next one.
 */

import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const SCRIPT = "/before-all-scripts.js";
const TOLD = "/told-to-the-test";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

export class Front {
  #behind;
  #server = createServer((request, response) => void this.#take(request, response).catch(() => response.destroy()));
  /** Scripts that run in each page before its own. @type {string[]} */
  scripts = [];
  /** Whether pages keep their policy. */
  strict = true;
  /** Nobody answers. */
  offline = false;
  /** @type {{ pattern: string | RegExp | ((url: URL) => boolean), act: (route: object) => unknown }[]} */
  routes = [];
  /** What a page tells by `navigator.sendBeacon`. @type {(name: string, values: unknown[]) => void} */
  heard = () => {};
  /** A page's request. @type {(request: { url: () => string }) => void} */
  asked = () => {};

  /** @param {string} url of the site, whose address ends in a slash */
  async open(url) {
    this.#behind = new URL(url);
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${this.#server.address().port}${this.#behind.pathname}`;
  }

  /** In the page, a function of this name tells the test what it is called with. */
  static telling = (name) =>
    `window["${name}"] = (...values) => void navigator.sendBeacon("${TOLD}", JSON.stringify(["${name}", values]));`;

  async #take(request, response) {
    if (request.url === TOLD) {
      this.heard(...JSON.parse(Buffer.concat(await request.toArray()).toString()));
      return response.end();
    }
    if (request.url === SCRIPT) return response.setHeader("Content-Type", "text/javascript").end(this.scripts.join("\n"));
    if (this.offline) return response.destroy();
    const url = new URL(request.url, `http://${request.headers.host}`).href;
    // An offline worker asks for itself.
    if (!request.headers.referer?.endsWith("/sw.js")) this.asked({ url: () => url });
    const route = this.routes.find(({ pattern }) => matches(pattern, url));
    const answer = route ? await this.#asked(route, request, url) : await this.#fetch(request);
    if (!answer) return response.destroy();
    const { status, headers, body } = this.#begun(answer);
    response.writeHead(status, headers).end(body);
  }

  /** What a test answers, in Playwright's words; nothing if it says that nobody does. */
  #asked(route, request, url) {
    return new Promise((resolve, reject) => {
      const turn = {
        request: () => ({ url: () => url, method: () => request.method }),
        continue: async () => resolve(await this.#fetch(request)),
        abort: async () => resolve(null),
        fulfill: async (answer) => resolve(await fulfilled(answer)),
        fetch: async () => {
          const { status, headers, body } = await this.#fetch(request);
          return { status: () => status, headers: () => headers, body: async () => body, text: async () => body.toString() };
        },
      };
      Promise.resolve(route.act(turn)).catch(reject);
    });
  }

  /** What the site's own server answers. */
  async #fetch({ url, method, headers: { "accept-encoding": _, connection: __, ...headers } }) {
    const asked = ask(new URL(url, this.#behind), { method, headers: { ...headers, host: this.#behind.host } }).end();
    const [answer] = await once(asked, "response");
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(await answer.toArray()) };
  }

  /** An answer; a page, also one that is kept for later, has the scripts that come before its own. */
  #begun(answer) {
    if (!answer.headers["content-type"]?.startsWith("text/html")) return answer;
    const { "content-length": _, etag: __, ...headers } = answer.headers;
    const html = answer.body.toString().replace(/^(<!doctype html>)?/i, `$&<script src="${SCRIPT}"></script>`);
    return { status: answer.status, headers, body: this.strict ? html : html.replace(POLICY, "") };
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Whether a URL fits a pattern as Playwright has them. */
function matches(pattern, url) {
  if (typeof pattern === "function") return pattern(new URL(url));
  if (pattern instanceof RegExp) return pattern.test(url);
  const parts = { "**": ".*", "*": "[^/]*" };
  const escaped = pattern.replace(/\*\*|\*|[.+?^$()[\]\\|]/g, (part) => parts[part] ?? `\\${part}`);
  const source = escaped.replace(/\{([^}]*)\}/g, (_, names) => `(${names.replaceAll(",", "|")})`);
  return new RegExp(`^${source}$`).test(url);
}

/** Playwright's answer to a request. */
async function fulfilled({ response, status = response?.status() ?? 200, headers = response?.headers() ?? {}, contentType, body, json, path }) {
  const content = json !== undefined ? JSON.stringify(json) : path ? await readFile(path) : (body ?? (await response?.body()) ?? "");
  const { "content-length": _, etag: __, ...lower } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const type = contentType ?? lower["content-type"] ?? (path && TYPES[extname(path)]);
  return { status, headers: { ...lower, ...(type && { "content-type": type }) }, body: content };
}
