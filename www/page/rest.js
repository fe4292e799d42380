/**
 * Tells whether the pen moves or rests. The digit follows the pen; words, which are to be read, wait until the pen rests.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { Store } from "./state.js"
 */

const REST_MS = 250;

/** @param {DigitPad} pad @param {Store} store */
export function watchRest(pad, store) {
  let timer = 0;
  const moved = () => {
    clearTimeout(timer);
    // An empty pad has nothing to wait for.
    store.moves(!pad.empty);
    if (!pad.empty) timer = window.setTimeout(() => store.moves(false), REST_MS);
  };
  for (const type of ["input", "change"]) pad.addEventListener(type, moved);
}
