import { Recognizer } from "./lenet5.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";
export type { Activations, Framing, InitInput, InitOutput, Model, NumberDigit, NumberPrediction, Prediction, SyncInitInput } from "./lenet5.js";

export interface LoadOptions {
    /**
     * The folder with the `.wasm` files: a URL that ends in a slash. The default is the folder of this script, to which
     * relative URLs are resolved.
     */
    from?: string | URL | undefined;
    /** A compiled module, for example one that a worker was sent. Then nothing is fetched. See `lenet5/compile`. */
    module?: WebAssembly.Module | undefined;
    /** The same of the module `lenet5_number`, without which `recognizeNumber` and `recognizeNumberPicture` throw `NotLoaded`. */
    numberModule?: WebAssembly.Module | undefined;
}

/**
 * Loads the builds for this engine, with 128-bit vector instructions or without, and returns a recognizer with the
 * shipped weights. The modules, one for digits and one for numbers, are compiled and started only once, with the first call's options; each call returns a new
 * recognizer. Runs in browsers, workers and Node 20 or newer.
 *
 * Rejects with an `Error` that says what was expected if the module cannot be fetched, compiled or started.
 */
export function load(options?: LoadOptions): Promise<Recognizer>;
