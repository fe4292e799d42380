/**
 * Where the files lie of a pad that a bundler has packed: in the script itself, for a bundler moves it away from the files
 * beside it. Pages whose policy forbids workers from blobs say where a copy of the package lies instead.
 *
 * @import { Files } from "../engine/protocol.js"
 * @import { Messages } from "../types.js"
 */

import { compileModule } from "../../pkg/compile.js";
import { bundle, inlineModule } from "../../pkg/inline.js";
import { SCRIPT } from "./texts.js";

bundle({
  lenet5: () => import("../../pkg/lenet5_inline.js"),
  lenet5_number: () => import("../../pkg/lenet5_number_inline.js"),
});

/** @type {URL | null} */
let copy = null;
let blob = "";

/** The pads' files are in a copy of the package. The first to say so decides. @param {string | null} address */
export function liesAt(address) {
  if (address !== null) copy ??= new URL(address.replace(/\/?$/, "/"), document.baseURI);
}

/** @type {Files} */
export const FILES = {
  get worker() {
    if (copy) return new URL("digit-pad/worker.js", copy);
    return (blob ||= URL.createObjectURL(new Blob([SCRIPT], { type: "text/javascript" })));
  },
  get pkg() {
    return copy ?? new URL(document.baseURI);
  },
  compile: (pkg, options) => (copy ? compileModule(pkg, options) : inlineModule(options?.name)),
};

export const STYLE = null;
export const CONTROL_STYLE = null;

/** Bundlers put each into a file of its own, which is loaded where its language is spoken. @type {Record<string, () => Promise<{messages: Messages}>>} */
const TEXTS = {
  ar: () => import("../text/ar.js"),
  de: () => import("../text/de.js"),
  es: () => import("../text/es.js"),
  fr: () => import("../text/fr.js"),
  ja: () => import("../text/ja.js"),
};

/** @param {string} language */
export const textIn = async (language) => /** @type {{messages: Messages}} */ (await TEXTS[language]?.()).messages;
