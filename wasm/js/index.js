/** The package's entry: loads the modules and gives a recognizer. See `index.d.ts` for its use. */

import { Recognizer } from "./lenet5.js";
import { numbering } from "./numbering.js";
import { reading } from "./reading.js";

export { default, initSync, model, Recognizer } from "./lenet5.js";

/** @param {import("./index.js").LoadOptions} [options] */
export async function load({ from, module, numberModule } = {}) {
  const parts = [reading.load({ from, module })];
  // With one module given, nothing is fetched.
  if (numberModule || !module) parts.push(/** @type {Promise<any>} */ (numbering.load({ from, module: numberModule })));
  // Both have come to an end then, so that the next attempt may begin anew.
  const failed = (await Promise.allSettled(parts)).find(({ status }) => status === "rejected");
  if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  return new Recognizer();
}
