/**
 * The notice that the code of something that was opened could not be loaded.
 *
 * @import { Notice } from "./state.js"
 */

import { text } from "./text.js";
import { fill, reason } from "./words.js";

/** @param {keyof typeof text.notLoaded} id @param {unknown} error @returns {Notice} */
export const notLoaded = (id, error) => ({ id, tone: "problem", text: fill(text.notLoaded[id], { error: reason(error, {}, "Missing") }) });
