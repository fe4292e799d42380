/**
 * Keeps the ink over a reload, in this tab only. A browser that forbids storage only loses that. `pictures/keep.js` does the
 * same for a picture.
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
    // Forbidden, or no ink.
  }
  const save = () => {
    try {
      if (pad.ink.length > 0) sessionStorage.setItem(KEY, JSON.stringify(pad.ink));
      else if (!pad.picture) sessionStorage.removeItem(KEY);
    } catch {
      // Forbidden or full.
    }
  };
  pad.addEventListener("change", save);
  // A stroke in progress as well.
  addEventListener("pagehide", save);
}
