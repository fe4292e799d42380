/**
 * Where a module comes from, for the package's entries.
 *
 * @import { LoadOptions } from "./index.js"
 */

import { compileModule, moduleFile } from "./compile.js";

/**
 * Starts a module once, however often it is asked for; after a failure the next attempt may succeed.
 *
 * @param {"lenet5" | "lenet5_teach"} name
 * @param {(options: {module_or_path: WebAssembly.Module}) => Promise<unknown>} init
 * @returns {(options: LoadOptions) => Promise<void>}
 */
export function starter(name, init) {
  /** @type {Promise<unknown> | null} the one instance, on its way or there */
  let instance = null;
  return async ({ from = new URL("./", import.meta.url), module }) => {
    const start = async () => init({ module_or_path: module ?? (await compiled(name, new URL(from, import.meta.url))) });
    instance ??= start();
    try {
      await instance;
    } catch (error) {
      instance = null;
      throw error;
    }
  };
}

/** @param {"lenet5" | "lenet5_teach"} name @param {URL} from */
async function compiled(name, from) {
  if (from.protocol !== "file:") return compileModule(from, { name });
  // Outside the browser; asking for a built-in module this way keeps bundlers from looking for it.
  const files = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:fs/promises");
  if (!files) {
    throw new Error(`${from}: expected an address that can be fetched; compile the module yourself and pass it as \`module\``);
  }
  return WebAssembly.compile(await files.readFile(new URL(moduleFile(name), from)));
}
