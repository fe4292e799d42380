/**
 * Opens "How fast is it here?" on request. The code that measures is only loaded then.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 */

import { notLoaded } from "../not-loaded.js";

/** @param {Record<"opener" | "section", HTMLElement>} elements @param {DigitPad} pad @param {Store} store */
export function attachSpeed({ opener, section }, pad, store) {
  /** @type {Promise<import("./view.js").SpeedView> | null} */
  let view = null;
  opener.addEventListener("click", async () => {
    try {
      const { open } = await import("./view.js");
      view ??= open(opener, section, () => pad.prediction?.glyph ?? new Float32Array(28 * 28));
      await (await view).toggle();
    } catch (error) {
      store.noticed(notLoaded("speed", error));
    }
  });
}
