import { Recognizer } from "./lenet5.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";
export type { Activations, Framing, InitInput, InitOutput, Model, NumberDigit, NumberPrediction, Prediction, SyncInitInput } from "./lenet5.js";

export interface LoadOptions {
    /**
     * The folder with the `.wasm` files: a URL that ends in a slash. The default is the folder of this script,
     * against which relative URLs are resolved.
     */
    from?: string | URL | undefined;
    /** A compiled module, for example one that was sent to a worker. Then nothing is fetched. See `lenet5/compile`. */
    module?: WebAssembly.Module | undefined;
    /** The compiled module `lenet5_number`, without which `recognizeNumber` and `recognizeNumberPicture` throw `NotLoaded`. */
    numberModule?: WebAssembly.Module | undefined;
}

/**
 * Loads the builds for this engine, with 128-bit vector instructions or without, and returns a recognizer with the
 * shipped weights. The modules, one for digits and one for numbers, are compiled and started only once, with the options of
 * the first call; each call returns a new recognizer. Runs in browsers, workers and Node 20 or newer.
 *
 * Rejects with an `Error` that says what was expected if the module cannot be fetched, compiled or started.
 */
export function load(options?: LoadOptions): Promise<Recognizer>;
