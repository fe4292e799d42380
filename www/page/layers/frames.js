/**
 * Frames around what a unit sees: on the maps of every earlier layer, and on the ink itself.
 *
 * @import { Strip } from "./strip.js"
 * @import { Inked } from "./panel.js"
 * @import { Field, Unit } from "./units.js"
 * @import { DigitPad } from "../../digit-pad/index.js"
 */

import { corner } from "./shapes.js";
import { shapeOf, sources, unitAt } from "./units.js";

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} kind */
function overlay(kind) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", kind);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("preserveAspectRatio", "none");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("vector-effect", "non-scaling-stroke");
  svg.append(path);
  return { svg, path };
}

export class Frames {
  #strip;
  #pad;
  #layers;
  #ink = overlay("field");

  /** @param {Strip} strip @param {DigitPad} pad */
  constructor(strip, pad) {
    this.#strip = strip;
    this.#pad = pad;
    this.#ink.svg.setAttribute("viewBox", "0 0 1 1");
    this.#layers = strip.sheets.map(({ canvas }) => {
      const layer = overlay("frames");
      canvas.after(layer.svg);
      return layer;
    });
    pad.after(this.#ink.svg);
    new ResizeObserver(() => this.#fit()).observe(pad);
    addEventListener("resize", () => this.#fit());
  }

  /**
   * @param {Unit | null} unit
   * @param {Inked | null} [inked] the drawing, unless it is a picture
   * @param {readonly number[]} [strongest] units of the layer before that count most, where it sees them all
   */
  show(unit, inked = null, strongest = []) {
    for (const { path } of this.#layers) path.setAttribute("d", "");
    this.#ink.path.setAttribute("d", "");
    if (!unit) return;
    this.#frame(unit.layer, [unit.map], { top: unit.row, left: unit.column, bottom: unit.row, right: unit.column });
    for (const { layer, map, field } of sources(unit)) {
      if (layer === unit.layer - 1 && strongest.length > 0) {
        for (const index of strongest) {
          const { map, row, column } = unitAt(layer, index);
          this.#frame(layer, [map], { top: row, left: column, bottom: row, right: column });
        }
      } else this.#frame(layer, map === null ? Array.from({ length: shapeOf(layer).maps }, (_, i) => i) : [map], field);
      if (layer === 0) this.#onInk(inked, field);
    }
    if (unit.layer === 0) this.#onInk(inked, { top: unit.row, left: unit.column, bottom: unit.row, right: unit.column });
  }

  /** @param {number} layer @param {readonly number[]} maps @param {Field} field */
  #frame(layer, maps, { top, left, bottom, right }) {
    const sheet = /** @type {import("./sheet.js").LayerSheet} */ (this.#strip.sheets[layer]);
    const { svg, path } = /** @type {{svg: SVGElement, path: SVGElement}} */ (this.#layers[layer]);
    svg.setAttribute("viewBox", `0 0 ${sheet.canvas.width} ${sheet.canvas.height}`);
    const { grain } = sheet.layer;
    const boxes = maps.map((map) => {
      const { x, y } = corner(sheet.layer, sheet.across, map);
      return `M${x + left * grain} ${y + top * grain}H${x + (right + 1) * grain}V${y + (bottom + 1) * grain}H${x + left * grain}Z`;
    });
    path.setAttribute("d", `${path.getAttribute("d") ?? ""}${boxes.join("")}`);
  }

  /** A field of the glyph, as it lies on the drawing: slanted as that is. @param {Inked | null} inked @param {Field} field */
  #onInk(inked, { top, left, bottom, right }) {
    if (!inked || inked.framing.scale === 0) return;
    const side = inked.ink.at(-1)?.frame ?? 1;
    const { slant, centreX, centreY, scale, middleX, middleY } = inked.framing;
    const place = (/** @type {number} */ column, /** @type {number} */ row) => {
      const below = (row - middleY) / scale;
      return `${((column - middleX) / scale + centreX + slant * below) / side} ${(below + centreY) / side}`;
    };
    this.#ink.path.setAttribute("d", `M${place(left, top)}L${place(right + 1, top)}L${place(right + 1, bottom + 1)}L${place(left, bottom + 1)}Z`);
    this.#fit();
  }

  /** Lays the overlay on the pad, wherever that is. */
  #fit() {
    const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = this.#pad;
    Object.assign(this.#ink.svg.style, { top: `${offsetTop}px`, left: `${offsetLeft}px`, width: `${offsetWidth}px`, height: `${offsetHeight}px` });
  }
}
