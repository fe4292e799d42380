/**
 * Shows what each layer makes of the drawing, and opens "Look inside" on request. What that takes is only loaded then.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store } from "../state.js"
 * @import { Unit } from "./units.js"
 */

import { button } from "../dom.js";
import { under } from "./pointing.js";
import { Strip } from "./strip.js";
import { codeOf, unitOf } from "./units.js";

/**
 * @param {HTMLElement} section
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {(view: Strip) => void} addView
 * @returns {{readonly code: string | null, open: (code: string) => void}} the unit that is looked at, and how to look at one
 */
export function attachLayers(section, pad, store, addView) {
  const strip = new Strip(section, pad);
  /** @type {Promise<import("./inside.js").Inside> | null} */
  let inside = null;
  /** @type {import("./inside.js").Inside | null} */
  let opened = null;
  const opener = button("Look inside", () => open(null), { id: "inside", class: "opener" });
  const open = async (/** @type {Unit | null} */ unit) => {
    try {
      inside ??= import("./inside.js").then(({ Inside }) => new Inside(strip, pad, section, () => opener.focus({ preventScroll: true })));
      opened = await inside;
      await opened.show(unit);
    } catch (error) {
      inside = null;
      const text = `The inside could not be loaded: ${error instanceof Error ? error.message : error}`;
      store.noticed({ id: "inside", tone: "problem", text });
    }
  };
  section.append(opener);
  strip.sheets.forEach((sheet, layer) => {
    sheet.canvas.addEventListener("click", (event) => {
      if (!document.documentElement.classList.contains("inside")) open(under(sheet, layer, event));
    });
  });
  addView(strip);
  return {
    get code() {
      return opened?.open && opened.unit ? codeOf(opened.unit) : null;
    },
    open: (code) => open(unitOf(code)),
  };
}
