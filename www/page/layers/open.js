/**
 * Shows what each layer makes of the drawing, and opens "Look inside" on request. The code for that is only loaded then.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 * @import { Unit } from "./units.js"
 */

import { button } from "../dom.js";
import { notLoaded } from "../not-loaded.js";
import { text } from "../text.js";
import { under } from "./pointing.js";
import { Strip } from "./strip.js";
import { addressed } from "./units.js";

/**
 * @param {HTMLElement} section
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {(view: Strip) => void} addView
 * @param {() => Promise<Uint8Array>} shipped loads the shipped weights
 * @returns {{readonly code: string | null, open: (code: string) => Promise<void>, close: () => void}} what is looked at, for an address
 */
export function attachLayers(section, pad, store, addView, shipped) {
  const strip = new Strip(section, pad);
  /** @type {Promise<import("./inside.js").Inside> | null} */
  let inside = null;
  /** @type {import("./inside.js").Inside | null} */
  let opened = null;
  const opener = button(text.inside, () => open(null), { id: "inside", class: "opener" });
  const failed = (/** @type {unknown} */ error) => {
    store.noticed(notLoaded("inside", error));
  };
  const closed = () => opener.focus({ preventScroll: true });
  const open = async (/** @type {Unit | null} */ unit, /** @type {number | null} */ step = null) => {
    try {
      inside ??= import("./inside.js").then(({ Inside }) => new Inside(strip, pad, section, { closed, shipped, failed }));
      opened = await inside;
    } catch (error) {
      inside = null;
      return failed(error);
    }
    await opened.show(unit, step).catch(failed);
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
      return opened?.code ?? null;
    },
    open: async (code) => {
      const { unit, step } = addressed(code);
      await open(unit, step);
    },
    close: () => void opened?.close(),
  };
}
