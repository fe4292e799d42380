/**
 * Answers the experiments' questions in its own thread, with its own network: the pad goes on answering, and its weights
 * stay as they are.
 *
 * @import { Dispatch } from "../../digit-pad/serve.js"
 * @import { Recognizer } from "../../pkg/lenet5_raw.js"
 * @import { Experiments } from "./questions.js"
 */

import { RECOGNIZER } from "../../digit-pad/recognizer.js";
import { serve } from "../../digit-pad/serve.js";
import { sweep } from "./break/sweep.js";
import { changed } from "./change/network.js";
import { reasons } from "./why/occlusion.js";

serve(RECOGNIZER, /** @type {Dispatch<Experiments, Recognizer>} */ ({ why: reasons, change: changed, sweep }));
