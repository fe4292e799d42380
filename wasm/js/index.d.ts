import { Recognizer } from "./lenet5.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";
export type { InitInput, InitOutput, Model, Prediction, SyncInitInput } from "./lenet5.js";

export interface LoadOptions {
    /**
     * The folder with the `.wasm` files; an address that ends in a slash. Default: the folder of this script. A
     * relative one counts from there.
     */
    from?: string | URL;
    /** A compiled module, for a worker that is handed one; then nothing is fetched. See `lenet5/compile`. */
    module?: WebAssembly.Module;
}

/**
 * Loads the build for this engine, with 128-bit vector instructions or without, and gives a recognizer with the shipped
 * weights. The module is compiled and started once, from what the first call says, however often this is called; each
 * call gives a recognizer of its own. Runs in browsers, workers and Node (20.16 or later).
 *
 * Rejects with an `Error` that says what was expected when the module cannot be fetched, compiled or started.
 */
export function load(options?: LoadOptions): Promise<Recognizer>;
