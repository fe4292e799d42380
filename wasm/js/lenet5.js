/** The module that reads, with its arguments checked. `load` of `index.js` is the shortcut to it. */

import { checkedRecognizer } from "./checked.js";
import * as raw from "./lenet5_raw.js";
import { readsNumbers } from "./numbering.js";
import { reading } from "./reading.js";

export { start } from "./lenet5_raw.js";

/** @type {typeof raw.default} */
export default (given) => reading.init(given);
/** @type {typeof raw.initSync} */
export const initSync = (given) => reading.initSync(given);
export const Recognizer = checkedRecognizer(readsNumbers(raw.Recognizer), reading.check);
export const model = () => {
  reading.check();
  return raw.model();
};
