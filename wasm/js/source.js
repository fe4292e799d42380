/**
 * Loads a module for the package's entries, and knows whether it runs.
 *
 * @import { LoadOptions } from "./index.js"
 */

import { refused } from "./arguments.js";
import { compileModule, moduleFile } from "./compile.js";
import { inlineModule, isBundled } from "./inline.js";

/** In a variable, because bundlers take `new URL(…, import.meta.url)` for a file that they have to ship. */
const HERE = import.meta.url;

/**
 * Starts a module once, however often it is asked for. A failure is not kept: the next attempt may succeed.
 *
 * @template Given, Started
 * @param {"lenet5" | "lenet5_number" | "lenet5_teach"} name
 * @param {{default: (given: any) => Promise<Started>, initSync: (given: Given) => Started}} raw
 * @param {string} mark a name that it exports, by which it is known
 */
export function module(name, raw, mark) {
  /** @type {Promise<Started> | null} the one instance, being started or running */
  let instance = null;
  let running = false;

  /** @param {() => Promise<any>} source returns what wasm-bindgen's `init` takes */
  async function start(source) {
    instance ??= source().then((module) => raw.default({ module_or_path: own(module) }));
    try {
      const started = await instance;
      running = true;
      return started;
    } catch (error) {
      instance = null;
      throw error;
    }
  }

  /** Refuses other compiled modules: wasm-bindgen would keep them although they do not start. @template T @param {T} given @returns {T} */
  function own(given) {
    if (!(given instanceof WebAssembly.Module) || WebAssembly.Module.exports(given).some((exported) => exported.name === mark)) return given;
    throw refused("Module", `${name}: expected this package's module, got another one, which exports no ${mark}`);
  }

  return {
    /** @param {LoadOptions} [options] */
    load: ({ from, module } = {}) =>
      start(async () => module ?? (from === undefined && isBundled(name) ? inlineModule(name) : compiled(name, new URL(from ?? "./", HERE)))),
    /**
     * Without an argument works like `load`, otherwise like wasm-bindgen's `init`.
     *
     * @param {any} [given]
     */
    async init(given) {
      const source = await (given && Object.getPrototypeOf(given) === Object.prototype ? given.module_or_path : given);
      if (source === undefined) return this.load();
      const address = typeof source === "string" ? source : (source.href ?? "");
      const local = address.startsWith("file:");
      return start(async () => (local ? read(new URL(address)) : source));
    },
    /** @param {Given} given */
    initSync(given) {
      own(/** @type {any} */ (given)?.module ?? given);
      const started = raw.initSync(given);
      running = true;
      return started;
    },
    /** Throws unless the module runs. */
    check() {
      if (!running) throw refused("NotLoaded", `${name}: expected the module to run; await load() or init() first, or call initSync()`);
    },
  };
}

/** @param {"lenet5" | "lenet5_number" | "lenet5_teach"} name @param {URL} from */
async function compiled(name, from) {
  if (from.protocol !== "file:") return compileModule(from, { name });
  return WebAssembly.compile(await read(new URL(moduleFile(name), from)));
}

/** Reads a file outside the browser. @param {URL} url @returns {Promise<BufferSource>} */
async function read(url) {
  // The name is joined at run time because bundlers would look for the module.
  const files = await import(/* @vite-ignore */ /* webpackIgnore: true */ ["node:fs", "promises"].join("/")).catch(() => null);
  if (!files) {
    throw new Error(`${url}: expected an address that can be fetched; compile the module yourself and pass it as \`module\``);
  }
  return files.readFile(url);
}
