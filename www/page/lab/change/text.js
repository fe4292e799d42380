/** What "What if?" says. */

import { change } from "../../../text/en/change.js";
import { spoken } from "../../words.js";

export const text = spoken("change", change);
