/** The package's entry: loads the module and gives a recognizer. See `index.d.ts` for its use. */

import init, { Recognizer } from "./lenet5.js";
import { starter } from "./source.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";

const start = starter("lenet5", init);

/** @param {{from?: string | URL, module?: WebAssembly.Module}} [options] */
export async function load(options = {}) {
  await start(options);
  return new Recognizer();
}
