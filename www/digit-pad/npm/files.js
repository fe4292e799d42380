/**
 * Where the files lie of a pad that a bundler has packed: in the script itself, for a bundler moves it away from the files
 * beside it. Pages whose policy forbids workers from blobs say where a copy of the package lies instead.
 *
 * @import { Files } from "../engine/protocol.js"
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
