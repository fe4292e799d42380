/** What the tour says. */

import { tour } from "../../../../text/en/tour.js";
import { spoken } from "../../../words.js";

export const text = spoken("tour", tour);
