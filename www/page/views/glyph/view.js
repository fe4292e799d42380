/**
 * The 28 by 28 glyph that the network was given, pixel for pixel.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 * @import { State } from "../../state.js"
 */

const SIDE = 28;

export class GlyphView {
  #canvas;
  #context;
  /** @type {Float32Array | null | undefined} */
  #shown;

  /** @param {HTMLCanvasElement} canvas in a figure that is not seen while there is nothing to be shown */
  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.#paint());
    }
  }

  /** @param {State} _ @param {DigitPad} pad */
  update(_, { prediction }) {
    const glyph = prediction && prediction.state !== "blank" ? prediction.glyph : null;
    if (glyph === this.#shown) return;
    this.#shown = glyph;
    this.#canvas.closest("figure")?.classList.toggle("none", glyph === null);
    this.#paint();
  }

  #paint() {
    const mask = new ImageData(SIDE, SIDE);
    this.#shown?.forEach((ink, index) => (mask.data[4 * index + 3] = Math.round(255 * ink)));
    const context = this.#context;
    context.putImageData(mask, 0, 0);
    // Colour goes where the mask has ink, and as much of it as there is.
    context.globalCompositeOperation = "source-in";
    context.fillStyle = getComputedStyle(this.#canvas).color;
    context.fillRect(0, 0, SIDE, SIDE);
  }
}
