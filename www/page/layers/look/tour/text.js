/** The tour's texts. */

import { tour } from "../../../../text/en/tour.js";
import { spoken } from "../../../words.js";

export const text = spoken("tour", tour);
