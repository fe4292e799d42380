/**
 * Where the pad's files are. This file stays at the top of the folder, as does the bundle that contains it, so that the same
 * relative URLs hold for both. In the npm package's script for bundlers, `npm/files.js` takes its place.
 *
 * @import { Files } from "./engine/protocol.js"
 * @import { Messages } from "./types.js"
 */

/** The worker that reads, and the folder of the network's module. @type {Files} */
export const FILES = { worker: new URL("./worker.js", import.meta.url), pkg: new URL("../pkg/", import.meta.url) };

/** The style sheets of the pad and of the form control; null where a script contains them. @type {URL | null} */
export const STYLE = /* @__PURE__ */ new URL("./style.css", import.meta.url);
/** @type {URL | null} */
export const CONTROL_STYLE = /* @__PURE__ */ new URL("./control.css", import.meta.url);

/** A pad's messages in another language, from a URL that bundlers leave alone. @param {string} language @returns {Promise<Messages>} */
export const textIn = async (language) => (await import("./text/".concat(language, ".js"))).messages;
