/** The texts of "How fast is it here?". */

import { speed } from "../../text/en/speed.js";
import { spoken } from "../words.js";

export const text = spoken("speed", speed);
