/** What the card says. */

import { teach } from "../../text/en/teach.js";
import { spoken } from "../words.js";

export const text = spoken("teach", teach);
