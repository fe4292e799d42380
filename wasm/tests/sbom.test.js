/** The package's bill of materials names what is compiled into the modules, and their licences come along. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);
const text = (name) => readFile(new URL(name, ROOT), "utf8");
const bill = JSON.parse(await text("pkg/sbom.cdx.json"));
const crates = bill.components.filter(({ purl }) => purl.startsWith("pkg:cargo/"));

/** What cargo compiles into each of the three modules, as `name@version`. */
function compiledIn() {
  const modules = [[], ["--no-default-features", "--features", "number"], ["--features", "teach"]];
  const trees = modules.map((features) =>
    execFileSync("cargo", ["tree", "--package", "lenet5-wasm", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", ...features], { cwd: ROOT, encoding: "utf8" }),
  );
  const lines = trees.join("").matchAll(/^([\w-]+) v(\S+)/gm);
  return new Set([...lines].map(([, name, version]) => `${name}@${version}`));
}

test("it names exactly the crates that are compiled in, with their checksums", async () => {
  const found = compiledIn();
  assert(found.delete(`lenet5-wasm@${bill.metadata.component.version}`));
  assert.deepEqual(crates.map(({ name, version }) => `${name}@${version}`).sort(), [...found].sort());
  const lock = await text("Cargo.lock");
  for (const { name, version, hashes, licenses } of crates) {
    const [entry] = lock.split("[[package]]").filter((entry) => entry.includes(`name = "${name}"\nversion = "${version}"\n`));
    assert.deepEqual(hashes?.map(({ content }) => content), entry.match(/checksum = "(\w+)"/)?.slice(1), name);
    assert.match(licenses[0].expression, /\bMIT\b/, name);
  }
  assert.deepEqual(bill.components.filter((one) => !crates.includes(one)).map(({ name }) => name), ["rust-std"]);
});

test("it says what uses what, and leaves nothing unused", () => {
  const { "bom-ref": own } = bill.metadata.component;
  const uses = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set([own]);
  for (const ref of reached) for (const used of uses.get(ref) ?? []) reached.add(used);
  assert.deepEqual([...reached].sort(), [own, ...bill.components.map((one) => one["bom-ref"])].sort());
});

test("the licence of each crate comes along, in the package and on the site", async () => {
  const licences = await text("pkg/THIRD-PARTY-LICENSES.txt");
  for (const { name, version } of crates) {
    if (name !== "lenet5") assert.match(licences, new RegExp(`^${name}@${version.replaceAll(".", "\\.")} \\(`, "m"));
  }
  for (const part of licences.split(/^-{80}$/m)) assert.match(part, /Permission is hereby granted|without written agreement/);
  assert.equal(await text("dist/pkg/THIRD-PARTY-LICENSES.txt"), licences);
});
