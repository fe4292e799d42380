/**
 * A proxy in front of the site's server, for an engine whose driver neither runs scripts before a page's own nor intercepts
 * requests: it puts the scripts into pages, and tests answer requests here. Each test has its own, so nothing is kept for the next.
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
  /** Whether pages keep their content security policy. */
  strict = true;
  /** Whether requests get no answer. */
  offline = false;
  /** @type {{ pattern: string | RegExp | ((url: URL) => boolean), act: (route: object) => unknown }[]} */
  routes = [];
  /** Takes what a page sends by `navigator.sendBeacon`. @type {(name: string, values: unknown[]) => void} */
  heard = () => {};
  /** Takes each request of a page. @type {(request: { url: () => string }) => void} */
  asked = () => {};

  /** @param {string} url of the site, whose address ends in a slash */
  async open(url) {
    this.#behind = new URL(url);
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return `http://127.0.0.1:${this.#server.address().port}${this.#behind.pathname}`;
  }

  /** A script: in the page, a function of this name sends its arguments to the test. */
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
    // A service worker's requests are not the page's.
    if (!request.headers.referer?.endsWith("/sw.js")) this.asked({ url: () => url });
    const route = this.routes.find(({ pattern }) => matches(pattern, url));
    const answer = route ? await this.#asked(route, request, url) : await this.#fetch(request);
    if (!answer) return response.destroy();
    const { status, headers, body } = this.#begun(answer);
    response.writeHead(status, headers).end(body);
  }

  /** A test's answer, by Playwright's `Route`; null if the test aborts the request. */
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

  /** The answer of the site's own server. */
  async #fetch({ url, method, headers: { "accept-encoding": _, connection: __, ...headers } }) {
    const asked = ask(new URL(url, this.#behind), { method, headers: { ...headers, host: this.#behind.host } }).end();
    const [answer] = await once(asked, "response");
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(await answer.toArray()) };
  }

  /** The answer to send; a page, also one that will be cached, gets the scripts that come before its own. */
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

/** Whether a URL matches a pattern, by Playwright's rules. */
function matches(pattern, url) {
  if (typeof pattern === "function") return pattern(new URL(url));
  if (pattern instanceof RegExp) return pattern.test(url);
  const parts = { "**": ".*", "*": "[^/]*" };
  const escaped = pattern.replace(/\*\*|\*|[.+?^$()[\]\\|]/g, (part) => parts[part] ?? `\\${part}`);
  const source = escaped.replace(/\{([^}]*)\}/g, (_, names) => `(${names.replaceAll(",", "|")})`);
  return new RegExp(`^${source}$`).test(url);
}

/** The answer that a test gives to Playwright's `fulfill`. */
async function fulfilled({ response, status = response?.status() ?? 200, headers = response?.headers() ?? {}, contentType, body, json, path }) {
  const content = json !== undefined ? JSON.stringify(json) : path ? await readFile(path) : (body ?? (await response?.body()) ?? "");
  const { "content-length": _, etag: __, ...lower } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const type = contentType ?? lower["content-type"] ?? (path && TYPES[extname(path)]);
  return { status, headers: { ...lower, ...(type && { "content-type": type }) }, body: content };
}
