/** The `package.json`: wasm-pack's, with the project's name and everything that can be imported. */

/** Environments without custom elements: those where pages are rendered before a browser gets them. */
const SERVERS = Object.fromEntries(["node", "workerd", "edge-light"].map((place) => [place, "./digit-pad-server.js"]));

/** What each import resolves to: its types, what Node reads from files, and what bundlers include as scripts. */
const EXPORTS = {
  ".": { types: "./index.d.ts", node: "./index.js", default: "./inlined.js" },
  "./digit-pad": { types: "./digit-pad.d.ts", ...SERVERS, default: "./digit-pad.js" },
  "./react": { types: "./react.d.ts" },
  "./teach": { types: "./teach.d.ts", node: "./teach.js", default: "./inlined-teach.js" },
  "./compile": "./compile.js",
  "./lenet5.js": "./lenet5.js",
  "./lenet5_teach.js": "./lenet5_teach.js",
  "./package.json": "./package.json",
  "./sbom.cdx.json": "./sbom.cdx.json",
};

/** Scripts that do something when they are imported. */
const SIDE_EFFECTS = ["./digit-pad.js", "./digit-pad/*.js", "./inlined.js", "./inlined-teach.js"];

/** All files but types that only wasm-pack's own output would need. */
const ships = (name) => /\.(js|wasm|css|cdx\.json|txt)$|\.d\.ts$/.test(name) && !name.endsWith(".wasm.d.ts");

/** @param {Record<string, unknown>} wasmPacks @param {string[]} names of all files */
export function described({ version, description, license, keywords }, names) {
  const files = names.filter(ships).sort();
  const modules = files.filter((name) => name.endsWith(".wasm")).map((name) => [`./${name}`, `./${name}`]);
  return {
    name: "lenet5",
    version,
    description,
    keywords,
    license,
    type: "module",
    main: "index.js",
    types: "index.d.ts",
    exports: { ...EXPORTS, ...Object.fromEntries(modules) },
    sideEffects: SIDE_EFFECTS,
    files,
    engines: { node: ">=20" },
  };
}
