/** Labels beside the ten output units: the digits that they stand for. */

import { make } from "../dom.js";

export const ten = () => make("span", { class: "ten-names", "aria-hidden": "true" }, ...Array.from({ length: 10 }, (_, digit) => make("span", {}, String(digit))));
