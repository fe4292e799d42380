/** The package's entry: loads the module and gives a recognizer. See `index.d.ts` for its use. */

import { compileModule, moduleFile } from "./compile.js";
import init, { Recognizer } from "./lenet5.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";

/** @type {Promise<unknown> | null} the one instance of the module, on its way or there */
let instance = null;

/** @param {{from?: string | URL, module?: WebAssembly.Module}} [options] */
export async function load({ from = new URL("./", import.meta.url), module } = {}) {
  instance ??= start(from, module);
  try {
    await instance;
  } catch (error) {
    instance = null;
    throw error;
  }
  return new Recognizer();
}

/** @param {string | URL} from @param {WebAssembly.Module | undefined} module */
async function start(from, module) {
  await init({ module_or_path: module ?? (await compiled(new URL(from, import.meta.url))) });
}

/** @param {URL} from */
async function compiled(from) {
  if (from.protocol !== "file:") return compileModule(from);
  // Outside the browser; asking for a built-in module this way keeps bundlers from looking for it.
  const files = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:fs/promises");
  if (!files) {
    throw new Error(`${from}: expected an address that can be fetched; compile the module yourself and call load({ module })`);
  }
  return WebAssembly.compile(await files.readFile(new URL(moduleFile(), from)));
}
