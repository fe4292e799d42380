/** Texts about pictures that cannot be read. */

import { pictures } from "../../text/en/pictures.js";
import { spoken } from "../words.js";

export const text = spoken("pictures", pictures);
