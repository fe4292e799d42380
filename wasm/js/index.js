/** The package's entry: loads the modules and returns a recognizer. See `index.d.ts` for its use. */

import { Recognizer } from "./lenet5.js";
import { numbering } from "./numbering.js";
import { reading } from "./reading.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";

/** @param {import("./index.js").LoadOptions} [options] */
export async function load({ from, module, numberModule } = {}) {
  const parts = [reading.load({ from, module })];
  // If `module` alone is given, nothing is fetched.
  if (numberModule || !module) parts.push(/** @type {Promise<any>} */ (numbering.load({ from, module: numberModule })));
  // Waits until both have settled, so that the next attempt can start afresh.
  const failed = (await Promise.allSettled(parts)).find(({ status }) => status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  return new Recognizer();
}
