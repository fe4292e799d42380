/** The one instance of the module that reads. */

import * as raw from "./lenet5_raw.js";
import { module } from "./source.js";

export const reading = module("lenet5", raw, "recognizer_new");
