/** The digits that the ten units of the output stand for, beside them. */

import { make } from "../dom.js";

export const ten = () => make("span", { class: "ten-names", "aria-hidden": "true" }, ...Array.from({ length: 10 }, (_, digit) => make("span", {}, String(digit))));
