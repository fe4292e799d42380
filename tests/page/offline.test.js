/** Several versions and several sites on one origin, caches that are emptied, and updates that are interrupted. */

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { recordedDigit } from "./support/ink.js";
import { draw } from "./support/pen.js";
import { PATIENCE, scene } from "./support/stage.js";
import { until } from "./support/until.js";
import { version } from "./support/versions.js";
import { settled } from "./support/worker.js";

const scratch = await mkdtemp(join(tmpdir(), "lenet5-sites-"));
after(() => rm(scratch, { recursive: true }));

const site = async (name, ...versions) => {
  const folder = join(scratch, name);
  for (const [path, title] of versions) await version(join(folder, path), title);
  return folder;
};

// Before the first test is added: a test file ends when none of its tests is left.
const two = await site("two", ["one", "first"], ["two", "second"], ["", null]);
const [updated, next] = [await site("updated", ["", "v1"]), await site("next", ["", "v2"])];

const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  return (await caches.keys()).sort();
});
const reloaded = async (page, url) => {
  await (url ? page.goto(url) : page.reload());
  await page.waitForSelector("html[data-ready]");
};
async function answers(page) {
  await draw(page, await recordedDigit(7));
  assert.equal((await settled(page)).answer.digit, 7);
}
const workerOf = (page) => page.evaluate(async () => (await (await fetch("digit-pad/worker.js")).text()).split("\n").at(-1));

scene("two sites behind one origin both work offline", { server: { folder: two }, path: "one/" }, async ({ page, context, url, server }) => {
  await kept(page);
  await reloaded(page, `${url}two/`);
  const names = await kept(page);
  assert.equal(names.length, 2, names.join());
  await server.stop();
  await context.setOffline(true);
  for (const [path, title] of [["one/", /^first/], ["two/", /^second/], ["one/", /^first/]]) {
    await reloaded(page, url + path);
    assert.match(await page.title(), title);
    await answers(page);
  }
});

scene("a site at the origin's root leaves the ones below it alone", { server: { folder: two }, path: "one/" }, async ({ page, url }) => {
  const [below] = await kept(page);
  await page.evaluate(() => caches.open("another page's"));
  await reloaded(page, url);
  const names = await kept(page);
  assert(names.includes(below) && names.includes("another page's") && names.length === 3, names.join());
});

for (const [what, lose] of Object.entries({
  "whole": () => caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))),
  "in part": async () => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const request of await cache.keys()) if (/main|worker\.js/.test(request.url)) await cache.delete(request);
  },
})) {
  scene(`a cache that is lost ${what} is filled again by a visit online`, { server: {} }, async ({ page, context, server }) => {
    await kept(page);
    const files = () => page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length);
    const before = await files();
    await page.evaluate(lose);
    await reloaded(page);
    await until(files, before);
    await server.stop();
    await context.setOffline(true);
    await reloaded(page);
    await answers(page);
  });
}

scene("an update that is cut off changes nothing, and one that is whole is offered", { server: { folder: updated } }, async ({ page, context }) => {
  await kept(page);
  await reloaded(page);
  // The site is being uploaded: everything but the worker's script has arrived.
  for (const name of await readdir(next)) if (name !== "digit-pad") await cp(join(next, name), join(updated, name), { recursive: true });
  for (let times = 0; times < 2; times += 1) {
    await reloaded(page);
    await page.waitForTimeout(1000);
    assert.match(await page.title(), /^v1/);
    assert.equal(await workerOf(page), "// v1");
  }
  assert.equal((await kept(page)).length, 1);
  await context.setOffline(true);
  await reloaded(page);
  await answers(page);
  await context.setOffline(false);
  await cp(join(next, "digit-pad"), join(updated, "digit-pad"), { recursive: true });
  await reloaded(page);
  await page.getByText("A new version is ready.").waitFor();
  assert.match(await page.title(), /^v1/);
  await page.click(".notice .action");
  await page.waitForFunction(() => document.title.startsWith("v2"));
  await page.waitForSelector("html[data-ready]");
  assert.equal(await workerOf(page), "// v2");
  assert.equal((await kept(page)).length, 1);
});

scene("with its cache lost and another version on the server, a page is wholly of that version", { server: { folder: updated } }, async ({ page }) => {
  await kept(page);
  await reloaded(page);
  const first = await workerOf(page);
  for (const name of ["index.html", "later.js", "sw.js", "digit-pad"]) await cp(join(scratch, "two/one", name), join(updated, name), { recursive: true });
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const request of await cache.keys()) if (!/worker\.js/.test(request.url)) await cache.delete(request);
  });
  await reloaded(page);
  assert.match(await page.title(), /^first/);
  assert.notEqual(await workerOf(page), first);
  assert.equal(await workerOf(page), "// first");
});

scene("what the page has loaded is not sent a second time", {}, async ({ page, url }) => {
  const sent = [];
  const proxy = createServer(async (request, response) => {
    const known = request.headers["if-none-match"];
    const answer = await fetch(new URL(`.${request.url}`, url), { headers: known ? { "if-none-match": known } : {} });
    const { status, headers } = answer;
    if (status === 200) sent.push(request.url);
    response.writeHead(status, ["content-type", "etag", "cache-control"].flatMap((name) => [name, headers.get(name) ?? ""]));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  after(() => proxy.close());
  const own = await page.context().browser().newContext();
  own.setDefaultTimeout(PATIENCE);
  const visitor = await own.newPage();
  await visitor.goto(`http://127.0.0.1:${proxy.address().port}/`);
  await visitor.waitForSelector("html[data-ready]");
  await kept(visitor);
  const scripts = sent.filter((path) => /\.(js|css|wasm)$/.test(path) && path !== "/sw.js");
  assert.deepEqual(scripts.sort(), [...new Set(scripts)].sort());
  await own.close();
  proxy.closeAllConnections();
});
