/** What "My digits" says. */

import { digits } from "../../text/en/digits.js";
import { spoken } from "../words.js";

export const text = spoken("digits", digits);
