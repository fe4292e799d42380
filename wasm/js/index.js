/** The package's entry: loads the module and gives a recognizer. See `index.d.ts` for its use. */

import { Recognizer } from "./lenet5.js";
import { reading } from "./reading.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";

/** @param {{from?: string | URL, module?: WebAssembly.Module}} [options] */
export async function load(options) {
  await reading.load(options);
  return new Recognizer();
}
