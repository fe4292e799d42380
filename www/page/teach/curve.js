/** The loss curve, drawn while learning. */

import { text } from "./digits-text.js";

const [WIDE, HIGH] = [300, 80];
const SVG = "http://www.w3.org/2000/svg";

export class Curve {
  #line = document.createElementNS(SVG, "path");
  #losses = /** @type {number[]} */ ([]);
  element = document.createElementNS(SVG, "svg");

  constructor() {
    this.element.setAttribute("viewBox", `0 0 ${WIDE} ${HIGH}`);
    this.element.setAttribute("class", "curve");
    this.element.setAttribute("role", "img");
    this.element.setAttribute("aria-label", text.curve);
    this.element.append(this.#line);
  }

  /** @param {{step: number, steps: number, loss: number}} progress */
  add({ steps, loss }) {
    const losses = this.#losses;
    const last = losses.at(-1) ?? loss;
    // Smoothed, because each step sees different variants of the drawings.
    losses.push(last + (loss - last) / 8);
    const most = Math.max(...losses, 0.1);
    const at = (/** @type {number} */ value, /** @type {number} */ i) => `${((WIDE * i) / Math.max(steps - 1, 1)).toFixed(1)} ${(2 + (HIGH - 4) * (1 - value / most)).toFixed(1)}`;
    this.#line.setAttribute("d", `M${losses.map(at).join("L")}`);
  }
}
