/** C1's six filters as they are now. */

import { SIDE, magnitude, paintFilter, rampOf } from "../filters.js";
import { decimal } from "../numbers.js";
import { fill } from "../words.js";
import { text } from "./text.js";

const FILTERS = 6;

export class Filters {
  #papers;
  #legend;
  #shown = /** @type {Float32Array} */ (new Float32Array());

  /**
   * @param {HTMLElement} list gets six pictures
   * @param {{least: HTMLElement, ramp: HTMLElement, largest: HTMLElement}} legend
   * @param {AbortSignal} signal aborted when the filters are not needed any more
   */
  constructor(list, legend, signal) {
    this.#legend = legend;
    this.#papers = Array.from({ length: FILTERS }, (_, i) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = SIDE;
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", fill(text.filter, { n: i + 1, count: FILTERS }));
      const item = document.createElement("li");
      item.append(canvas);
      list.append(item);
      const paper = canvas.getContext("2d");
      if (!paper) throw new Error("expected a canvas that can be painted on");
      return paper;
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.show(this.#shown), { signal });
  }

  /** @param {Float32Array} weights six filters, row-major */
  show(weights) {
    this.#shown = weights;
    if (weights.length === 0) return;
    const largest = magnitude(weights);
    const zero = matchMedia("(prefers-color-scheme: dark)").matches ? [44, 46, 54] : [250, 248, 243];
    this.#papers.forEach((paper, i) => paintFilter(paper, weights.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE), largest, zero));
    const { least, ramp, largest: most } = this.#legend;
    least.textContent = `−${decimal(largest, 2)}`;
    most.textContent = `+${decimal(largest, 2)}`;
    ramp.style.background = rampOf(zero);
  }
}
