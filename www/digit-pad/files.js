/**
 * Where the pad's files lie. This file stays at the top of the folder, as what it is packed into does, so that one set of
 * relative addresses holds for both.
 */

export const WORKER = new URL("./worker.js", import.meta.url);
export const STYLE = new URL("./style.css", import.meta.url);
/** The network's module and its JavaScript. */
export const PKG = new URL("../pkg/", import.meta.url);
