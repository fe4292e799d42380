/**
 * The network's module, compiled once for all workers that will run it: the page asks for it while the first worker's
 * script is still on its way, and a worker that takes another's place waits for nothing.
 *
 * There are two builds with the same answers, and a browser loads one: an engine without vector instructions refuses a
 * module that has any.
 */

/** A function that uses two vector instructions: i32.const 0, i8x16.splat, i8x16.popcnt. */
const VECTORS = [
  [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // WebAssembly, version 1
  [1, 5, 1, 0x60, 0, 1, 0x7b], // types: () -> v128
  [3, 2, 1, 0], // functions: one, of that type
  [10, 10, 1, 8, 0, 0x41, 0, 0xfd, 0x0f, 0xfd, 0x62, 0x0b], // its code
];

/** Where the build for this browser lies. */
export function moduleFile() {
  const simd = WebAssembly.validate(new Uint8Array(VECTORS.flat()));
  return simd ? "pkg/lenet5_bg.wasm" : "pkg/lenet5_bg_nosimd.wasm";
}

/** @returns {Promise<WebAssembly.Module>} */
export async function compileModule() {
  const response = await fetch(moduleFile());
  if (!response.ok) throw new Error(`${response.url}: expected the network's module, got HTTP status ${response.status}`);
  // Compiling while it arrives is only allowed under the right type; a server that does not know it costs nothing else.
  const typed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
