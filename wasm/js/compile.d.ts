/**
 * The file name of the build of a module that this engine can run: with 128-bit vector instructions or without.
 *
 * @param name the module: the one that reads digits (the default), the one that reads numbers on top of it, or the one that learns
 */
export function moduleFile<Name extends "lenet5" | "lenet5_number" | "lenet5_teach" = "lenet5">(name?: Name): `${Name}_bg.wasm` | `${Name}_bg_nosimd.wasm`;

/**
 * Fetches and compiles the build for this engine, only once per URL, however often it is called.
 *
 * @param from the folder with the `.wasm` files, as an absolute URL that ends in a slash
 * @param options.name which module; as for `moduleFile`
 * @param options.again fetches and compiles once more, even if it has succeeded before
 */
export function compileModule(
    from: string | URL,
    options?: { name?: "lenet5" | "lenet5_number" | "lenet5_teach" | undefined; again?: boolean | undefined },
): Promise<WebAssembly.Module>;
