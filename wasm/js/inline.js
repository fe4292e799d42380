/**
 * Modules as text in scripts: a bundler includes such a script, while a file beside a script may get lost. The text is the
 * build with vector instructions, compressed with gzip and encoded as Base64.
 */

import { moduleFile } from "./compile.js";

/** @typedef {"lenet5" | "lenet5_number" | "lenet5_teach"} Name */

/** @type {Partial<Record<Name, () => Promise<{default: string}>>>} */
const texts = {};
/** @type {Partial<Record<Name, Promise<WebAssembly.Module>>>} */
const compiled = {};

/** @param {typeof texts} more */
export const bundle = (more) => void Object.assign(texts, more);

/** @param {Name} name */
export const isBundled = (name) => name in texts;

/** @param {Name} [name] @returns {Promise<WebAssembly.Module>} */
export function inlineModule(name = "lenet5") {
  const module = (compiled[name] ??= compile(name));
  // A failure is not kept: the next attempt may succeed.
  module.catch(() => delete compiled[name]);
  return module;
}

/** @param {Name} name */
async function compile(name) {
  if (moduleFile(name) !== `${name}_bg.wasm` || typeof DecompressionStream === "undefined") {
    throw new Error(`${name}: expected an engine with vector instructions; others need the package's files, see \`from\``);
  }
  const text = texts[name];
  if (!text) throw new Error(`${name}: expected a module that is packed into this script`);
  const zipped = Uint8Array.from(atob((await text()).default), (character) => character.charCodeAt(0));
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
