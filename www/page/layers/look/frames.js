/**
 * Frames around a unit's receptive field: on the maps of every earlier layer, and on the ink itself.
 *
 * @import { Strip } from "../strip.js"
 * @import { Inked } from "./looking.js"
 * @import { LayerSheet } from "../sheet.js"
 * @import { Field, Unit } from "../units.js"
 * @import { DigitPad } from "../../../digit-pad/element.js"
 */

import { Overlay, around } from "./overlay.js";
import { fieldOf, sources, unitAt } from "../units.js";

export class Frames {
  #pad;
  #layers;
  #ink = new Overlay("field");
  #shown = false;

  /** @param {Strip} strip @param {DigitPad} pad */
  constructor(strip, pad) {
    this.#pad = pad;
    this.#layers = strip.sheets.map((sheet) => {
      const overlay = new Overlay("frames");
      sheet.canvas.after(overlay.svg);
      return { sheet, overlay };
    });
    pad.after(this.#ink.svg);
    new ResizeObserver(() => this.#fit()).observe(pad);
    addEventListener("resize", () => this.#fit());
  }

  /**
   * @param {Unit | null} unit
   * @param {Inked | null} [inked] the drawing; null: a picture
   * @param {readonly number[]} [strongest] the units of the previous layer that contribute most, where it sees all of them
   */
  show(unit, inked = null, strongest = []) {
    const seen = unit ? [{ layer: unit.layer, map: /** @type {number | null} */ (unit.map), field: fieldOf(unit) }, ...sources(unit)] : [];
    this.#layers.forEach(({ sheet, overlay }, layer) => {
      const found = seen.find((each) => each.layer === layer);
      const few = unit && layer === unit.layer - 1 ? strongest.map((index) => unitAt(layer, index)) : [];
      const path = few.length > 0 ? few.map((each) => around(sheet, [each.map], fieldOf(each))).join("") : found ? framed(sheet, found.map, found.field) : "";
      overlay.draw(sheet.canvas.width, sheet.canvas.height, path);
    });
    this.#onInk(inked, seen.at(-1)?.field ?? null);
  }

  /** Frames a field of the glyph on the drawing, with the drawing's slant. @param {Inked | null} inked @param {Field | null} field */
  #onInk(inked, field) {
    if (!inked || !field || inked.framing.scale === 0) {
      this.#shown = false;
      return this.#ink.draw(1, 1, "");
    }
    const { top, left, bottom, right } = field;
    const side = inked.ink.at(-1)?.frame ?? 1;
    const { slant, centreX, centreY, scale, middleX, middleY } = inked.framing;
    const place = (/** @type {number} */ column, /** @type {number} */ row) => {
      const below = (row - middleY) / scale;
      return `${((column - middleX) / scale + centreX + slant * below) / side} ${(below + centreY) / side}`;
    };
    if (!this.#shown) this.#fit();
    this.#shown = true;
    this.#ink.draw(1, 1, `M${place(left, top)}L${place(right + 1, top)}L${place(right + 1, bottom + 1)}L${place(left, bottom + 1)}Z`);
  }

  /** Lays the overlay on the pad. Its place is read when the overlay appears or the pad is resized, not at every paint. */
  #fit() {
    const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = this.#pad;
    Object.assign(this.#ink.svg.style, { top: `${offsetTop}px`, left: `${offsetLeft}px`, width: `${offsetWidth}px`, height: `${offsetHeight}px` });
  }
}

/** @param {LayerSheet} sheet @param {number | null} map null: all @param {Field} field */
function framed(sheet, map, field) {
  const { maps: all, wide, high } = sheet.layer;
  // Where the unit sees the whole layer, one frame says as much as one around each map.
  if (map === null && all > 1 && (field.bottom - field.top + 1) * (field.right - field.left + 1) === wide * high) {
    const { width, height } = sheet.canvas;
    return `M0 0H${width}V${height}H0Z`;
  }
  const maps = map === null ? Array.from({ length: sheet.layer.maps }, (_, i) => i) : [map];
  return around(sheet, maps, field);
}
