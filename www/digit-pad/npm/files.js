/**
 * Where the files of a bundled pad are: in the script itself, because a bundler moves it away from the files beside it.
 * Pages whose content security policy forbids workers from blobs say where a copy of the package is instead.
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

/** Takes the pads' files from a copy of the package. The first address given decides. @param {string | null} address */
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

/** Bundlers put each into a chunk of its own, which is loaded if its language is needed. @type {Record<string, () => Promise<{messages: Messages}>>} */
const TEXTS = {
  ar: () => import("../text/ar.js"),
  de: () => import("../text/de.js"),
  es: () => import("../text/es.js"),
  fr: () => import("../text/fr.js"),
  ja: () => import("../text/ja.js"),
};

/** @param {string} language */
export const textIn = async (language) => /** @type {{messages: Messages}} */ (await TEXTS[language]?.()).messages;
