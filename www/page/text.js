/** What `later.js` says. */

import { later } from "../text/en/later.js";
import { spoken } from "./words.js";

export const text = spoken("later", later);
