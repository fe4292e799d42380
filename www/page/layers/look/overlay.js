/**
 * Frames, laid over a canvas or the pad, around what is looked at.
 *
 * @import { LayerSheet } from "../sheet.js"
 * @import { Field } from "../units.js"
 */

import { corner } from "../shapes.js";

const SVG = "http://www.w3.org/2000/svg";

export class Overlay {
  svg = document.createElementNS(SVG, "svg");
  #path = document.createElementNS(SVG, "path");

  /** @param {string} kind its class */
  constructor(kind) {
    this.svg.setAttribute("class", kind);
    this.svg.setAttribute("aria-hidden", "true");
    this.svg.setAttribute("preserveAspectRatio", "none");
    this.#path.setAttribute("vector-effect", "non-scaling-stroke");
    this.svg.append(this.#path);
  }

  /** @param {number} width @param {number} height @param {string} d a path in these units; empty: none */
  draw(width, height, d) {
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#path.setAttribute("d", d);
  }
}

/** The path around a field in each of these maps. @param {LayerSheet} sheet @param {readonly number[]} maps @param {Field} field */
export function around({ layer, across }, maps, { top, left, bottom, right }) {
  const { grain } = layer;
  const boxes = maps.map((map) => {
    const { x, y } = corner(layer, across, map);
    return `M${x + left * grain} ${y + top * grain}H${x + (right + 1) * grain}V${y + (bottom + 1) * grain}H${x + left * grain}Z`;
  });
  return boxes.join("");
}
