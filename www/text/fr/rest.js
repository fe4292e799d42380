/** French, for all that is loaded after the first screen. */

export const lang = "fr";
export { change } from "./change.js";
export { digits } from "./digits.js";
export { errors } from "./errors.js";
export { lab } from "./lab.js";
export { later } from "./later.js";
export { layers } from "./layers.js";
export { look } from "./look.js";
export { pictures } from "./pictures.js";
export { speed } from "./speed.js";
export { teach } from "./teach.js";
export { tour } from "./tour.js";
export { train } from "./train.js";
