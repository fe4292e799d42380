/** What "How fast is it here?" says. */

import { speed } from "../../text/en/speed.js";
import { spoken } from "../words.js";

export const text = spoken("speed", speed);
