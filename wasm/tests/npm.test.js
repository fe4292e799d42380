/** The npm package as npm packs it: exactly these files, nothing to correct, types for every import, and Node runs what it imports. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PKG = join(ROOT, "pkg");

const RAW = ["lenet5", "lenet5_number", "lenet5_teach"];
const each = (...ends) => RAW.flatMap((name) => ends.map((end) => name + end));
const FILES = [
  ...["LICENSE", "README.md", "package.json", "sbom.cdx.json", "THIRD-PARTY-LICENSES.txt"],
  ...["arguments", "bytes", "checked", "checked-teacher", "checked-trainer", "inline", "numbering", "pause", "reading", "source", "teaching"].map((name) => `${name}.js`),
  ...["index", "lenet5", "lenet5_teach", "compile", "teach", "digit-pad"].flatMap((name) => [`${name}.js`, `${name}.d.ts`]),
  ...["inlined.js", "inlined-teach.js", "digit-pad-server.js", "react.d.ts"],
  ...["index.js", "beside.js", "worker.js", "control.css", ...["ar", "de", "es", "fr", "ja"].map((language) => `text/${language}.js`)].map((name) => `digit-pad/${name}`),
  ...each("_bg.wasm", "_bg_nosimd.wasm", "_inline.js", "_raw.js", "_raw.d.ts"),
];

const folder = await mkdtemp(join(tmpdir(), "lenet5-npm-"));
after(() => rm(folder, { recursive: true }));
const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: PKG, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
const own = join(folder, "node_modules/lenet5");
await mkdir(own, { recursive: true });
execFileSync("tar", ["-xzf", join(folder, packed.filename), "--strip-components=1", "-C", own]);

test("it has these files, and can be published as it is", () => {
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), FILES.sort());
  const { status, stderr } = spawnSync("npm", ["publish", "--dry-run", "--offline"], { cwd: PKG, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const warnings = stderr.split("\n").filter((line) => /npm warn|npm error/.test(line) && !line.includes("logged in"));
  assert.deepEqual(warnings, []);
});

test("all that it exports exists, and is in the package", async () => {
  const { exports, name, main, types } = JSON.parse(await readFile(join(own, "package.json"), "utf8"));
  assert.deepEqual([name, main, types], ["lenet5", "index.js", "index.d.ts"]);
  assert.deepEqual(Object.keys(exports).filter((name) => !name.endsWith(".wasm")), [".", "./digit-pad", "./react", "./teach", "./compile", "./lenet5.js", "./lenet5_teach.js", "./package.json", "./sbom.cdx.json"]);
  for (const target of Object.values(exports)) for (const file of Object.values(typeof target === "string" ? [target] : target)) assert(FILES.includes(file.slice(2)), file);
});

const USE = `import { load, Recognizer, type NumberPrediction } from "lenet5";
import { DigitPad, type Stroke } from "lenet5/digit-pad";
import { teach } from "lenet5/teach";
import { compileModule } from "lenet5/compile";
const recognizer = await load({ from: "/lenet5/" });
const number: NumberPrediction = recognizer.recognizeNumber([1, 2], [1]);
const pad = document.querySelector("digit-pad")!;
const own: DigitPad = pad, ink: readonly Stroke[] = pad.ink, form: HTMLFormElement | null = pad.form;
pad.messages = { clear: "Löschen" };
pad.ink = JSON.stringify(ink);
const { weights } = await teach([{ points: [1, 2], strokeEnds: [1], label: 1 }]);
await pad.useWeights(weights);
const file: ArrayBuffer = await (await fetch("taught.safetensors")).arrayBuffer();
await pad.useWeights(file);
Recognizer.fromSafetensors(file).free();
compileModule("https://example.org/", { name: "lenet5_number" }).then(console.log);
console.log(number.text, own.value, form);
`;

test("it has types for the engines that it promises", async () => {
  const typescript = join(ROOT, "node_modules/typescript/bin/tsc");
  await writeFile(join(folder, "use.mts"), USE);
  for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
    const options = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--target", "es2020", "--lib", "es2020,dom,dom.iterable", "--module", module, "--moduleResolution", moduleResolution, "--types", ""];
    const { status, stdout } = spawnSync(process.execPath, [typescript, ...options, "use.mts"], { cwd: folder, encoding: "utf8" });
    // Only the file's own \`await\` needs a newer target.
    const errors = stdout.split("\n").filter((line) => line && !line.includes("TS1378"));
    assert.deepEqual(errors, [], String(status));
  }
});

test("installed, it runs in Node, and a server may import the element", () => {
  const script = `
    import { load } from "lenet5";
    import { DigitPad } from "lenet5/digit-pad";
    import { loadTeacher } from "lenet5/teach";
    const recognizer = await load();
    const { digit } = recognizer.recognize([10, 10, 60, 10, 30, 90], [3]);
    console.log(digit, recognizer.recognizeNumber([10, 10, 60, 10, 30, 90], [3]).text, (await loadTeacher()).samples, typeof DigitPad);`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8" });
  assert.equal(printed, "7 7 0 function\n");
});

test("other servers that render pages may import it, too", async () => {
  for (const place of ["workerd", "edge-light"]) {
    const stdin = { contents: 'export { DigitPad } from "lenet5/digit-pad";', resolveDir: folder };
    const { outputFiles } = await build({ stdin, bundle: true, format: "esm", platform: "neutral", conditions: [place], write: false });
    const { DigitPad } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
    assert.equal(typeof DigitPad, "function", place);
  }
});

test("what bundlers take, with the modules in scripts, gives the same answers", () => {
  const script = `
    const { load } = await import("./node_modules/lenet5/inlined.js");
    const { loadTeacher } = await import("./node_modules/lenet5/inlined-teach.js");
    const recognizer = await load();
    console.log(recognizer.recognize([10, 10, 60, 10, 30, 90], [3]).digit, recognizer.recognizeNumber([10, 10, 60, 10, 30, 90], [3]).text, (await loadTeacher()).samples);`;
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8" }), "7 7 0\n");
});
