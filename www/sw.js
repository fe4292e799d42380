/**
 * Keeps the page for offline use. Each cache holds one complete version, and a page gets all its files from one version.
 * A new version is fetched as a whole, and replaces the old one when no tab uses that any more, or the person says so.
 *
 * Each file is checked against its hash, so a site whose upload is in progress, or was cut short, is never mixed with this
 * version. A browser may empty the cache. Then pages come from the server as if there were no service worker, and
 * meanwhile the cache is filled again, if the server still has this version.
 *
 * The site's build replaces the first constant by a hash of all files and their paths, and the second by pairs of path and
 * hash. It bundles the imports into this file, because not every browser allows them in a service worker.
 */

import { moduleFile } from "./pkg/compile.js";

const VERSION = "__VERSION__";
/** @type {[string, string][]} */
const FILES = /** @type {any} */ (["__FILES__"]);

const worker = /** @type {any} */ (self);
const ROOT = new URL("./", worker.location.href);
/** Files that are kept once they have been asked for: the teaching module, and languages other than English. */
const ASKED = /^(pkg\/lenet5_teach_bg|(digit-pad\/)?text\/)/;
/** Caches belong to the origin, which other sites may share. */
const SITE = `lenet5 ${ROOT.pathname} `;
const CACHE = SITE + VERSION;
/** Of each module, the build that this browser runs. */
const MODULES = /** @type {const} */ (["lenet5", "lenet5_number", "lenet5_teach"]).map((name) => `pkg/${moduleFile(name)}`);
const ALL = new Map(FILES.map(([path, integrity]) => [new URL(path, ROOT).href, integrity]));
const USED = FILES.map(([path]) => path).filter((path) => !path.endsWith(".wasm") || MODULES.includes(path));
/** @param {boolean} asked */
const those = (asked) => USED.filter((path) => ASKED.test(path) === asked).map((path) => new URL(path, ROOT).href);
const [KEPT, OPTIONAL] = [those(false), those(true)];
const SERVED = new Set([...KEPT, ...OPTIONAL]);
const ANY = { ignoreVary: true };

/** Whether the cache has all files. Checked again for each page. @type {Promise<boolean> | null} */
let whole = null;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "change over") worker.skipWaiting();
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = fileOf(request.url);
  if (request.method !== "GET" || !SERVED.has(url)) return;
  if (request.mode === "navigate") event.waitUntil(mend((whole = look())));
  event.respondWith(serve(url, request));
});

/** Caches all files or none. */
async function install() {
  try {
    // A person who has taught can go on teaching offline, with the new version as well, and in the same language.
    const had = await Promise.all(OPTIONAL.map((url) => caches.match(url, ANY)));
    await fill([...KEPT, ...OPTIONAL.filter((_, i) => had[i])]);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function begin() {
  // Without this, the page of the first visit would load the teaching module without passing through this worker.
  await worker.clients.claim();
  // That page may be of another version, if the site changed in between.
  for (const client of await worker.clients.matchAll()) client.postMessage({ version: VERSION });
  const old = (await caches.keys()).filter((name) => name.startsWith(SITE) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {string} url @param {Request} request */
async function serve(url, request) {
  const kept = await (await caches.open(CACHE)).match(url, ANY);
  whole ??= look();
  if (await whole) {
    if (kept) return kept;
    const response = await fetched(url);
    await (await caches.open(CACHE)).put(url, response.clone()).catch(() => {});
    return response;
  }
  // The whole page comes from the server or, without one, whatever is left of this version.
  return fetch(request).catch((error) => kept ?? Promise.reject(error));
}

async function look() {
  const urls = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  return KEPT.every((url) => urls.has(url));
}

/** Fills the cache again, for the next page. This page goes on with what it began with. @param {Promise<boolean>} whole */
async function mend(whole) {
  // Fails offline, and when the site has another version by now, which installs itself.
  if (!(await whole)) await fill(KEPT).catch(() => {});
}

/** @param {string[]} urls */
async function fill(urls) {
  const responses = await Promise.all(urls.map(fetched));
  // The page itself has no hash, and may be from another version.
  const script = await fetch(worker.location.href, { cache: "no-store" });
  if (!(await script.text()).includes(VERSION)) throw new Error("the site changed while it was being fetched");
  const cache = await caches.open(CACHE);
  await Promise.all(responses.map((response, i) => cache.put(String(urls[i]), response)));
}

/**
 * Fetches a file of this version. A file that the page has just loaded is not requested a second time.
 *
 * @param {string} url
 */
async function fetched(url) {
  const integrity = ALL.get(url) ?? "";
  const again = () => fetch(url, { cache: integrity ? "reload" : "no-cache", integrity });
  const response = await (integrity ? fetch(url, { cache: "force-cache", integrity }).catch(again) : again());
  if (!response.ok) throw new Error(`${url}: expected a file of the site, got HTTP status ${response.status}`);
  return response;
}

/** The file that an address means, whatever its query and fragment. @param {string} address */
function fileOf(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  // Servers may redirect index.html to its folder, and a redirected response cannot open a page.
  return url.href === `${ROOT}index.html` ? ROOT.href : url.href;
}
