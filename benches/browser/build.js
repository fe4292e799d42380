/**
 * Writes the benchmark's pages and all that they load except the ONNX model: `node build.js FOLDER PKG PKG_WITHOUT_SIMD`.
 *
 * Each contestant runs in `race.html`, and in a page of its own that shows its cold start and its bytes. esbuild bundles
 * and minifies everything except our module, which is used as it ships.
 */

import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { glyphsOf, labelsOf } from "./glyphs.js";

const [folder, pkg, pkgWithoutSimd] = process.argv.slice(2);
const page = fileURLToPath(new URL("page/", import.meta.url));

const html = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Benchmark</title>
<link rel="icon" href="data:,">
<script type="module" src="${script}"></script>
</html>
`;

/** Bundles one entry point, given as source text, and writes the page that loads it. */
async function writePage(name, contents) {
  await build({
    stdin: { contents, resolveDir: page },
    outfile: join(folder, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["./pkg/*", "./pkg-without-simd/*"],
    logLevel: "error",
  });
  await writeFile(join(folder, `${name}.html`), html(`${name}.js`));
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await cp(pkg, join(folder, "pkg"), { recursive: true });
await cp(pkgWithoutSimd, join(folder, "pkg-without-simd"), { recursive: true });
// Both builds of a module have the same JavaScript.
for (const [from, to] of [["lenet5_teach_raw.js", "lenet5_teach.js"], ["lenet5_teach_bg_nosimd.wasm", "lenet5_teach_bg.wasm"]]) {
  await cp(join(pkg, from), join(folder, "pkg-without-simd", to));
}
const require = createRequire(import.meta.url);
for (const [library, file] of [
  ["onnxruntime-web/wasm", "ort-wasm-simd-threaded.wasm"],
  ["@tensorflow/tfjs-backend-wasm", "tfjs-backend-wasm-simd.wasm"],
]) {
  await cp(join(dirname(require.resolve(library)), file), join(folder, file));
}

const { initSync, Recognizer } = await import(pathToFileURL(join(pkg, "lenet5.js")).href);
initSync({ module: await readFile(join(pkg, "lenet5_bg.wasm")) });
const recognizer = new Recognizer();
await writeFile(join(folder, "weights.safetensors"), recognizer.toSafetensors());
await writeFile(join(folder, "glyphs.bin"), Buffer.from((await glyphsOf(recognizer)).buffer));
await writeFile(join(folder, "labels.bin"), await labelsOf());
recognizer.free();

for (const name of ["race", "train", "line"]) await writePage(name, `import "./${name}.js";`);
for (const file of await readdir(join(page, "contestants"))) {
  const imports = `import { load } from "./contestants/${file}"; import { firstAnswer } from "./visit.js";`;
  await writePage(basename(file, ".js"), `${imports} firstAnswer(load);`);
}
