/** The experiments' texts. */

import { lab } from "../../text/en/lab.js";
import { spoken } from "../words.js";

export const text = spoken("lab", lab);
