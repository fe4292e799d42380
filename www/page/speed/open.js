/**
 * Opens "How fast is it here?" on request. What it takes to measure is only loaded then.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store } from "../state.js"
 */

import { button, part } from "../find.js";

/** @param {DigitPad} pad @param {Store} store */
export function attachSpeed(pad, store) {
  const opener = button("how-fast");
  /** @type {Promise<import("./view.js").SpeedView> | null} */
  let view = null;
  opener.addEventListener("click", async () => {
    try {
      const { open } = await import("./view.js");
      view ??= open(part("speed"), () => pad.prediction?.glyph ?? new Float32Array(28 * 28));
      opener.setAttribute("aria-expanded", "true");
      await (await view).run();
    } catch (error) {
      const text = `The measurement could not be loaded: ${error instanceof Error ? error.message : error}`;
      store.noticed({ id: "speed", tone: "problem", text });
    }
  });
}
