/** Texts about layers and their units. */

import { layers } from "../../text/en/layers.js";
import { spoken } from "../words.js";

export const text = spoken("layers", layers);
