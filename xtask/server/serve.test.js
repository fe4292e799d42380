/** The server serves nothing outside its folder, and sends the headers that browsers need. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.js";

const FILES = {
  "outside.txt": "outside",
  "site-beside/a.txt": "beside",
  "site/index.html": "<p>index",
  "site/a b.js": "plain",
  "site/a b.js.br": "small",
  "site/module.wasm": "wasm",
  "site/manifest.webmanifest": "{}",
  "site/empty/inner/a.txt": "inner",
};
const scratch = await mkdtemp(join(tmpdir(), "serve-"));
for (const [name, contents] of Object.entries(FILES)) {
  await mkdir(join(scratch, name, ".."), { recursive: true });
  await writeFile(join(scratch, name), contents);
}
const site = join(scratch, "site");
const server = await serve(site);
after(async () => {
  await server.stop();
  await rm(scratch, { recursive: true });
});

/** Sends the path unchanged: `fetch` would resolve `..` itself. */
async function ask(path, { url = server.url, ...options } = {}) {
  const sent = request(new URL(url), { path, agent: false, ...options }).end();
  const [response] = await once(sent, "response");
  const body = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode, headers: response.headers, body };
}

test("finds files by their decoded path", async () => {
  const { status, headers, body } = await ask("/%61%20b.js?query");
  assert.deepEqual([status, body], [200, "plain"]);
  assert.equal(headers["content-type"], "text/javascript");
  assert.equal(headers["cache-control"], "no-cache");
  assert.equal((await ask("/?query")).body, "<p>index");
});

test("knows the media types that browsers insist on", async () => {
  assert.equal((await ask("/module.wasm")).headers["content-type"], "application/wasm");
  assert.equal((await ask("/manifest.webmanifest")).headers["content-type"], "application/manifest+json");
  assert.match((await ask("/")).headers["content-type"], /^text\/html; ?charset=utf-8$/);
});

for (const path of ["/../outside.txt", "/%2e%2e/outside.txt", "/empty/../../outside.txt", "/../site-beside/a.txt",
  "//etc/passwd", "/..%5Coutside.txt", "/..%2foutside.txt", "/%252e%252e/outside.txt"]) {
  test(`does not leave the folder by ${path}`, async () => assert.equal((await ask(path)).status, 404));
}

for (const path of ["/%", "/%4", "/%zz", "/%ff", "/index.html%00", "/empty", "/empty/", "/empty/inner", "/missing.js"]) {
  test(`finds nothing at ${path}`, async () => assert.equal((await ask(path)).status, 404));
}

test("answers HEAD without the body, and no other method than that and GET", async () => {
  const { status, headers, body } = await ask("/", { method: "HEAD" });
  assert.deepEqual([status, headers["content-length"], body], [200, "8", ""]);
  for (const method of ["POST", "PUT", "DELETE"]) assert.equal((await ask("/", { method })).status, 405);
});

test("sends Brotli to those who accept it", async () => {
  for (const encodings of ["br", "gzip, deflate, br, zstd", "gzip,br"]) {
    const { headers, body } = await ask("/a%20b.js", { headers: { "accept-encoding": encodings } });
    assert.deepEqual([headers["content-encoding"], headers["content-type"], body], ["br", "text/javascript", "small"]);
    assert.equal(headers.vary, "Accept-Encoding");
  }
  for (const encodings of ["", "gzip", "brown", "gzip, br;q=0", "gzip, brown, br; q=0"]) {
    const { headers, body } = await ask("/a%20b.js", { headers: { "accept-encoding": encodings } });
    assert.deepEqual([headers["content-encoding"], body], [undefined, "plain"], encodings);
  }
  const { headers } = await ask("/module.wasm", { headers: { "accept-encoding": "br" } });
  assert.equal(headers["content-encoding"], undefined);
});

test("serves below a path, with odd media types", async () => {
  const odd = await serve(site, { prefix: "/some/where/", types: { ".wasm": "application/octet-stream" } });
  try {
    assert.equal((await ask("/some/where/", odd)).body, "<p>index");
    const { headers, body } = await ask("/some/where/module.wasm", odd);
    assert.deepEqual([headers["content-type"], body], ["application/octet-stream", "wasm"]);
    for (const path of ["/", "/module.wasm", "/some/module.wasm"]) assert.equal((await ask(path, odd)).status, 404, path);
  } finally {
    await odd.stop();
  }
});

test("a file that cannot be opened costs one answer, not the server", async () => {
  const socket = createServer().listen(join(site, "socket"));
  await assert.rejects(ask("/socket"), /hang up|ECONNRESET/);
  socket.close();
  assert.equal((await ask("/")).status, 200);
});

test("serves what has been built meanwhile", async () => {
  assert.equal((await ask("/new.js")).status, 404);
  const next = join(scratch, "next");
  await mkdir(next);
  await writeFile(join(next, "new.js"), "new");
  await rename(site, join(scratch, "old"));
  assert.equal((await ask("/")).status, 404);
  await rename(next, site);
  assert.equal((await ask("/new.js")).body, "new");
  assert.equal((await ask("/module.wasm")).status, 404);
});

test("says that a port is taken", async () => {
  await assert.rejects(serve(site, { port: Number(new URL(server.url).port) }), /EADDRINUSE/);
});

test("the program serves until its standard input ends", async () => {
  const { child, line } = await program(site, "0");
  assert.equal(await (await fetch(`${line}new.js`)).text(), "new");
  child.stdin.end();
  assert.deepEqual(await once(child, "exit"), [0, null]);
});

test("the program says what keeps it from serving", async () => {
  const { child, line } = await program(site, new URL(server.url).port);
  assert.match(line, /EADDRINUSE/);
  const [code] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  assert.equal(code, 1);
});

async function program(...words) {
  const main = fileURLToPath(new URL("main.js", import.meta.url));
  const child = spawn(process.execPath, [main, ...words], { stdio: ["pipe", "pipe", "inherit"] });
  const [chunk] = await once(child.stdout, "data");
  return { child, line: chunk.toString().trim() };
}
