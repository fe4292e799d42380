/**
 * One map, or one whole layer, large enough to point at its units, with frames around what is looked at.
 *
 * @import { Field } from "../units.js"
 */

import { make } from "../../dom.js";
import { fill } from "../../words.js";
import { Overlay, around } from "./overlay.js";
import { LayerSheet } from "../sheet.js";
import { ten } from "../ten.js";
import { text } from "./text.js";
import { OUTPUT, shapeOf } from "../units.js";

/** The least width, as a fraction of the height. */
const LEAST = 0.25;

export class Spot {
  #overlay = new Overlay("frames");
  #caption = make("figcaption", {});
  #shape = "";
  canvas = make("canvas", { role: "img" });
  element = make("figure", { class: "spot" }, make("div", {}, this.canvas, this.#overlay.svg, ten()), this.#caption);
  /** @type {LayerSheet | null} */
  sheet = null;

  /**
   * @param {number} layer
   * @param {number | null} map null: the whole layer
   * @param {Float32Array} values of the layer
   * @param {number} most the value shown as dark as ink
   * @param {readonly Field[]} framed in that map, or in the layer's one map
   */
  show(layer, map, values, most, framed) {
    const whole = shapeOf(layer);
    const { name, maps, wide, high } = whole;
    const shape = `${layer} ${map === null}`;
    if (!this.sheet || this.#shape !== shape) this.sheet = new LayerSheet(this.canvas, map === null ? whole : { ...whole, maps: 1, across: 1, grain: 1 });
    this.#shape = shape;
    const { canvas, sheet } = this;
    this.element.classList.toggle("output", layer === OUTPUT);
    this.element.style.setProperty("--part", String(Math.max(canvas.width / canvas.height, LEAST)));
    sheet.show(map === null ? values : values.subarray(map * wide * high, (map + 1) * wide * high), most);
    this.#overlay.draw(canvas.width, canvas.height, framed.map((field) => around(sheet, [0], field)).join(""));
    const caption = map === null || maps === 1 ? name : fill(text.map, { layer: name, map: map + 1 });
    this.#caption.textContent = caption;
    canvas.setAttribute("aria-label", caption);
  }
}
