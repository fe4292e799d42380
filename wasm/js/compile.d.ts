/** The file name of the build that this engine can run: with 128-bit vector instructions or without. */
export function moduleFile(): "lenet5_bg.wasm" | "lenet5_bg_nosimd.wasm";

/**
 * Fetches and compiles the build for this engine, once for each address, however often it is called.
 *
 * @param from the folder with the `.wasm` files, as an absolute URL that ends in a slash
 * @param options.again fetches and compiles once more, even if it has succeeded before
 */
export function compileModule(from: string | URL, options?: { again?: boolean }): Promise<WebAssembly.Module>;
