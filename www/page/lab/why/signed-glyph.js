/**
 * A glyph whose ink is coloured by how much it speaks for a digit: orange for, blue against. Signs in the pixels say the
 * same without colour.
 *
 * @import { Blot } from "../questions.js"
 */

import { make } from "../../dom.js";
import { mixed, signed } from "../../signs.js";
import { SIDE } from "../glyphs.js";
import { palette } from "../../palette.js";

/** A pixel's side in canvas pixels. */
const GRAIN = 11;
/** Pixels that speak less than this fraction of the strongest get no sign. */
const FAINT = 0.3;
/** How much of the ink's own colour lies under the signs' colours. */
const GREY = 0.3;

export class SignedGlyph {
  #canvas = make("canvas", { role: "img", width: String(SIDE * GRAIN), height: String(SIDE * GRAIN) });
  #pen = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));

  get element() {
    return this.#canvas;
  }

  /**
   * @param {string} label what the canvas shows, for screen readers
   * @param {Float32Array} glyph
   * @param {Float32Array} speaks
   * @param {number} most the value with the strongest colour
   * @param {Blot | null} blot marked, if there is one
   */
  show(label, glyph, speaks, most, blot) {
    this.#canvas.setAttribute("aria-label", label);
    const { paper, ink } = palette(this.#canvas);
    const pen = this.#pen;
    glyph.forEach((value, pixel) => {
      const part = Math.max(-1, Math.min(1, Number(speaks[pixel]) / (most || 1)));
      const [x, y] = [(pixel % SIDE) * GRAIN, Math.floor(pixel / SIDE) * GRAIN];
      const colour = signed(part, mixed(GREY * value, paper, ink));
      pen.fillStyle = `rgb(${colour})`;
      pen.fillRect(x, y, GRAIN, GRAIN);
      if (Math.abs(part) > FAINT) this.#sign(x, y, part > 0, Math.abs(part) > 0.5 ? [255, 255, 255] : ink);
    });
    if (blot) this.#mark(blot, ink);
  }

  /** @param {number} x @param {number} y @param {boolean} plus @param {readonly number[]} colour */
  #sign(x, y, plus, colour) {
    const [middle, arm] = [(GRAIN - 1) / 2, 2];
    this.#pen.fillStyle = `rgb(${colour})`;
    this.#pen.fillRect(x + middle - arm, y + middle, 2 * arm + 1, 1);
    if (plus) this.#pen.fillRect(x + middle, y + middle - arm, 1, 2 * arm + 1);
  }

  /** @param {Blot} blot @param {readonly number[]} colour */
  #mark({ row, column, side }, colour) {
    this.#pen.strokeStyle = `rgb(${colour})`;
    this.#pen.lineWidth = 2;
    this.#pen.setLineDash([5, 4]);
    this.#pen.strokeRect(column * GRAIN, row * GRAIN, side * GRAIN, side * GRAIN);
  }
}
