/**
 * What the page says when the code of something that was opened could not be loaded.
 *
 * @import { Notice } from "./state.js"
 * @param {string} id @param {string} what at the start of a sentence @param {unknown} error
 * @returns {Notice}
 */
export const notLoaded = (id, what, error) => ({ id, tone: "problem", text: `${what} could not be loaded: ${error instanceof Error ? error.message : error}` });
