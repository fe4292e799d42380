/** What "Watch it learn" says. */

import { train } from "../../text/en/train.js";
import { spoken } from "../words.js";

export const text = spoken("train", train);
