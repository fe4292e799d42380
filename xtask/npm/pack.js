/**
 * Completes the npm package: `node pack.js PKG TARGET MODULE…`. PKG has the modules with these names and their JavaScript; added
 * are the element, as files and as one script, the modules as text for bundlers, and the final `package.json`.
 */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { described } from "./description.js";

const [pkg, target, ...modules] = process.argv.slice(2);
const PAD = fileURLToPath(new URL("../../www/digit-pad/", import.meta.url));

const options = { bundle: true, minify: true, format: "esm", charset: "utf8", target: target.split(","), logLevel: "warning" };

/** The pad's scripts import files of `pkg/` as if it were a folder beside theirs; modules as text stay scripts of their own. */
const fromPkg = {
  name: "pkg",
  setup({ onResolve }) {
    onResolve({ filter: /\/pkg\// }, ({ path }) => {
      const name = path.split("/pkg/")[1];
      return name.endsWith("_inline.js") ? { path: `./${name}`, external: true } : { path: join(pkg, name) };
    });
  },
};

/** In the package, the modules are one folder up. */
const inPackage = {
  name: "in the package",
  setup({ onLoad }) {
    onLoad({ filter: /digit-pad[/\\]files\.js$/ }, async ({ path }) => ({ contents: (await readFile(path, "utf8")).replace('"../pkg/"', '"../"') }));
  },
};

/** Languages stay files of their own, of which a bundled page loads only those that it needs. */
const inLanguages = {
  name: "in languages",
  setup({ onResolve }) {
    onResolve({ filter: /\/text\/\w+\.js$/ }, ({ path, kind }) => (kind === "dynamic-import" ? { path: `./digit-pad/text/${basename(path)}`, external: true } : undefined));
  },
};

/** The pad's files are in the script itself. @param {Record<string, string>} texts */
const inScript = (texts) => ({
  name: "in the script",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/files\.js$/ }, () => ({ path: join(PAD, "npm/files.js") }));
    onResolve({ filter: /\/texts\.js$/ }, () => ({ path: "texts", namespace: "texts" }));
    onLoad({ filter: /./, namespace: "texts" }, () => ({
      contents: Object.entries(texts).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`).join("\n"),
    }));
  },
});

for (const name of modules) {
  const text = gzipSync(await readFile(join(pkg, `${name}_bg.wasm`)), { level: 9 }).toString("base64");
  await writeFile(join(pkg, `${name}_inline.js`), `export default "${text}";\n`);
}

const files = { ...options, outdir: join(pkg, "digit-pad") };
const languages = (await readdir(join(PAD, "text"))).filter((name) => name !== "en.js").map((name) => `text/${name}`);
await build({ ...files, outbase: PAD, entryPoints: ["worker.js", "beside.js", "control.css", ...languages].map((name) => join(PAD, name)), plugins: [fromPkg, inPackage] });
await build({ ...files, entryPoints: [join(PAD, "index.js")], external: ["./beside.js"], plugins: [fromPkg, inPackage] });
const [SCRIPT, STYLE] = await Promise.all(["worker.js", "control.css"].map((name) => readFile(join(pkg, "digit-pad", name), "utf8")));
await build({ ...options, entryPoints: [join(PAD, "npm/index.js")], outfile: join(pkg, "digit-pad.js"), plugins: [inScript({ SCRIPT, STYLE }), inLanguages, fromPkg] });

const description = join(pkg, "package.json");
const wasmPacks = JSON.parse(await readFile(description, "utf8"));
await writeFile(description, `${JSON.stringify(described(wasmPacks, await readdir(pkg, { recursive: true })), null, 2)}\n`);
