/**
 * Each module comes in two builds that give the same answers. A page loads one of them, because an engine without vector
 * instructions refuses a module that has any.
 *
 * Compiling is separate from running, so that a page can fetch and compile while its worker's script is still loading,
 * and hand the compiled module to every worker that will run it.
 */

/** A module whose one function uses two vector instructions: i32.const 0, i8x16.splat, i8x16.popcnt. */
const VECTORS = [
  [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // WebAssembly, version 1
  [1, 5, 1, 0x60, 0, 1, 0x7b], // types: () -> v128
  [3, 2, 1, 0], // functions: one, of that type
  [10, 10, 1, 8, 0, 0x41, 0, 0xfd, 0x0f, 0xfd, 0x62, 0x0b], // its code
];

/** @type {typeof import("./compile.d.ts").moduleFile} */
export function moduleFile(name = /** @type {any} */ ("lenet5")) {
  const simd = WebAssembly.validate(new Uint8Array(VECTORS.flat()));
  return simd ? `${name}_bg.wasm` : `${name}_bg_nosimd.wasm`;
}

/** @type {Map<string, Promise<WebAssembly.Module>>} by URL */
const compiled = new Map();

/** @param {string | URL} from @param {{name?: "lenet5" | "lenet5_number" | "lenet5_teach" | undefined, again?: boolean | undefined}} [options] */
export function compileModule(from, { name, again = false } = {}) {
  const { href } = new URL(moduleFile(name), from);
  let module = again ? undefined : compiled.get(href);
  if (!module) {
    module = compile(href);
    compiled.set(href, module);
    // A failure is not kept: the next attempt may succeed.
    module.catch(() => compiled.delete(href));
  }
  return module;
}

/** @param {string} href */
async function compile(href) {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${response.url}: expected the network's module, got HTTP status ${response.status}`);
  // Streaming compilation requires the right media type. Where a server gets it wrong, compile once all bytes are there.
  const typed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
