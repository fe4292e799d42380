/** The one instance of the module that learns. */

import * as raw from "./lenet5_teach_raw.js";
import { module } from "./source.js";

export const teaching = module("lenet5_teach", raw, "teacher_new");
