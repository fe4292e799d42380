/**
 * Keeps the ink across reloads, in this tab only. If the browser forbids storage, only this is lost. `pictures/keep.js` does
 * the same for a picture.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 */

export const KEY = "lenet5.strokes";

/** @param {DigitPad} pad */
export function keepInk(pad) {
  try {
    const kept = sessionStorage.getItem(KEY);
    if (kept) pad.ink = JSON.parse(kept);
  } catch {
    // Storage is forbidden, or holds no ink.
  }
  const save = () => {
    try {
      if (pad.ink.length > 0) sessionStorage.setItem(KEY, JSON.stringify(pad.ink));
      else if (!pad.picture) sessionStorage.removeItem(KEY);
    } catch {
      // Storage is forbidden or full.
    }
  };
  pad.addEventListener("change", save);
  // Saves a stroke in progress as well.
  addEventListener("pagehide", save);
}
