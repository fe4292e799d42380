/**
 * How units on the layers' sheets are reached: by pointing, tapping or keys. Enter goes to what is written about the unit.
 *
 * @import { LayerSheet } from "../sheet.js"
 * @import { Unit } from "../units.js"
 *
 * @typedef {object} Reached
 * @property {(unit: Unit, pressed: boolean) => void} pointed
 * @property {(layer: number) => void} focused
 * @property {(sheet: LayerSheet, event: KeyboardEvent) => boolean} walked whether the key led anywhere
 * @property {() => void} entered
 */

import { pointed, under } from "../pointing.js";

/** @param {readonly LayerSheet[]} sheets @param {Reached} on */
export function reach(sheets, on) {
  sheets.forEach((sheet, layer) => {
    const { canvas } = sheet;
    pointed(canvas, (event, pressed) => on.pointed(under(sheet, layer, event), pressed));
    canvas.addEventListener("focus", () => canvas.matches(":focus-visible") && on.focused(layer));
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Enter") on.entered();
      else if (on.walked(sheet, event)) event.preventDefault();
    });
  });
}

/** @param {readonly LayerSheet[]} sheets @param {boolean} reachable whether they take the focus and keys */
export function become(sheets, reachable) {
  for (const { canvas } of sheets) {
    if (reachable) canvas.tabIndex = 0;
    else canvas.removeAttribute("tabindex");
    canvas.setAttribute("role", reachable ? "application" : "img");
  }
}
