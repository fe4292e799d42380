/** The texts of "What if?". */

import { change } from "../../../text/en/change.js";
import { spoken } from "../../words.js";

export const text = spoken("change", change);
