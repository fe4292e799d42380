/**
 * Says when the network can answer, and has the rest of the page loaded then, or when the network failed.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { Store } from "./state.js"
 */

/** @param {DigitPad} pad @param {Store} store @param {() => void} load */
export function follow(pad, store, load) {
  // What somebody said of a drawing does not hold for the next one.
  for (const type of ["input", "change"]) pad.addEventListener(type, () => store.forgot());

  const started = () => {
    if (pad.state === "starting") return;
    if (pad.state === "ready") document.documentElement.dataset["ready"] = "";
    load();
  };
  pad.addEventListener("statechange", started);
  // It may have started, or failed, before this script ran.
  started();
}
