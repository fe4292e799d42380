/** A glyph on a canvas, one canvas pixel for each of its pixels. */

import { make } from "../dom.js";
import { mixed } from "../signs.js";
import { SIDE } from "./glyphs.js";
import { palette } from "../palette.js";

export class GlyphSheet {
  #glyph = /** @type {Float32Array} */ (new Float32Array(SIDE * SIDE));
  element = make("canvas", { width: String(SIDE), height: String(SIDE), role: "img" });
  #pen = /** @type {CanvasRenderingContext2D} */ (this.element.getContext("2d"));

  /** @param {Float32Array} glyph */
  show(glyph) {
    this.#glyph = glyph;
    this.repaint();
  }

  repaint() {
    const { paper, ink } = palette(this.element);
    const image = new ImageData(SIDE, SIDE);
    this.#glyph.forEach((value, pixel) => image.data.set([...mixed(value, paper, ink), 255], 4 * pixel));
    this.#pen.putImageData(image, 0, 0);
  }
}
