/**
 * Where the pad's files lie. This file stays at the top of the folder, as what it is packed into does, so that one set of
 * relative addresses holds for both. In the npm package's script for bundlers, `npm/files.js` takes its place.
 *
 * @import { Files } from "./engine/protocol.js"
 * @import { Messages } from "./types.js"
 */

/** The worker that reads, and the folder of the network's module. @type {Files} */
export const FILES = { worker: new URL("./worker.js", import.meta.url), pkg: new URL("../pkg/", import.meta.url) };

/** The style sheets of the pad and of the form control; null where a script brings them along. @type {URL | null} */
export const STYLE = /* @__PURE__ */ new URL("./style.css", import.meta.url);
/** @type {URL | null} */
export const CONTROL_STYLE = /* @__PURE__ */ new URL("./control.css", import.meta.url);

/** What a pad says in one of the other languages: an address that bundlers leave alone. @param {string} language @returns {Promise<Messages>} */
export const textIn = async (language) => (await import("./text/".concat(language, ".js"))).messages;
