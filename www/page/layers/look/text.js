/** The texts of "Look inside". */

import { look } from "../../../text/en/look.js";
import { spoken } from "../../words.js";

export const text = spoken("look", look);
