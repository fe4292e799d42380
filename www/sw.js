/**
 * Keeps the page for offline use: one cache holds one version, complete. A page gets all its files from one version;
 * another one is fetched as a whole beside it, and takes its place when no tab uses the old one, or the person says so.
 *
 * The site's build puts a hash of all files and their paths in the place of the two constants below, and what is imported
 * here into this file: not every browser lets an offline worker import.
 */

import { moduleFile } from "./pkg/compile.js";

const VERSION = "__VERSION__";
const FILES = ["__FILES__"];

const CACHE = `lenet5-${VERSION}`;
const worker = /** @type {any} */ (self);
const ROOT = new URL("./", worker.location.href).href;
/** Of the modules' builds the ones that this browser runs. The one that teaches is kept when somebody has asked for it. */
const TEACHING = `pkg/${moduleFile("lenet5_teach")}`;
const KEPT = FILES.filter((path) => !path.endsWith(".wasm") || path === `pkg/${moduleFile()}`);
const OWN = new Set([...KEPT, TEACHING].map((path) => new URL(path, ROOT).href));

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "change over") worker.skipWaiting();
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = fileOf(request.url);
  if (request.method === "GET" && OWN.has(url)) event.respondWith(serve(url, request));
});

/** All files or none. */
async function install() {
  const cache = await caches.open(CACHE);
  try {
    // Whoever has taught goes on teaching offline, with the new version as well.
    const kept = (await caches.match(new URL(TEACHING, ROOT), { ignoreVary: true })) ? [...KEPT, TEACHING] : KEPT;
    await cache.addAll(kept.map((path) => new Request(path, { cache: "reload" })));
    // A site that changed in the meantime may have given files of two versions.
    const script = await fetch(worker.location.href, { cache: "no-store" });
    if (!(await script.text()).includes(VERSION)) throw new Error("the site changed while it was being fetched");
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function begin() {
  // Without this, the page of the first visit would load the module that teaches past this worker.
  await worker.clients.claim();
  const old = (await caches.keys()).filter((name) => name.startsWith("lenet5-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {string} url @param {Request} request */
async function serve(url, request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && url.endsWith(TEACHING)) await cache.put(url, response.clone()).catch(() => {});
  return response;
}

/** Which file an address means, whatever is asked of it. @param {string} address */
function fileOf(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  // Servers may redirect index.html to its folder, and a redirected answer does not open a page.
  return url.href === `${ROOT}index.html` ? ROOT : url.href;
}
