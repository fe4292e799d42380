/**
 * Reports when the network can answer. Loads the rest of the page then, or when the network has failed.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { Store } from "./state.js"
 */

/** @param {DigitPad} pad @param {Store} store @param {() => void} load */
export function follow(pad, store, load) {
  // What somebody said about a drawing does not apply to the next one.
  for (const type of ["input", "change"]) pad.addEventListener(type, () => store.forgot());

  const started = () => {
    if (pad.state === "starting") return;
    if (pad.state === "ready") document.documentElement.dataset["ready"] = "";
    load();
  };
  pad.addEventListener("statechange", started);
  // The network may have started, or failed, before this script ran.
  started();
}
