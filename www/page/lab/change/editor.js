/** The glyph as an editor: pointer or keys turn its pixels to ink or paper. */

import { make } from "../../dom.js";
import { GlyphSheet } from "../glyph-sheet.js";
import { SIDE } from "../glyphs.js";
import { fill } from "../../words.js";
import { attachGrid } from "./grid.js";
import { text } from "./text.js";

export class Editor {
  #sheet = new GlyphSheet();
  #cursor = make("span", { class: "cell", "aria-hidden": "true" });
  #said = make("span", { class: "unseen", role: "status" });
  #glyph = /** @type {Float32Array} */ (new Float32Array(SIDE * SIDE));
  /** What a stroke draws: the opposite of the pixel it began on. */
  #draws = 1;
  element = make("div", { class: "editor" }, this.#sheet.element, this.#cursor, this.#said);

  /** @param {(glyph: Float32Array, more: boolean) => void} edited `more`: it continues the same stroke */
  constructor(edited) {
    const { element } = this.#sheet;
    const value = (/** @type {number} */ pixel) => Number(this.#glyph[pixel]);
    attachGrid(element, this.#cursor, this.#said, {
      wide: SIDE,
      count: SIDE * SIDE,
      says: (pixel) => fill(value(pixel) > 0.5 ? text.ink : text.paper, { row: Math.floor(pixel / SIDE) + 1, column: (pixel % SIDE) + 1 }),
      act: (pixel, more) => {
        if (!more) this.#draws = value(pixel) > 0.5 ? 0 : 1;
        if (value(pixel) === this.#draws) return;
        const glyph = this.#glyph.slice();
        glyph[pixel] = this.#draws;
        edited(glyph, more);
      },
    });
    element.setAttribute("aria-label", text.pixels);
  }

  /** @param {Float32Array} glyph */
  show(glyph) {
    this.#glyph = glyph;
    this.#sheet.show(glyph);
  }

  repaint() {
    this.#sheet.repaint();
  }
}
