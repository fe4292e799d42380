/**
 * How long one forward pass takes on this device.
 *
 * @import { State } from "../../state.js"
 */

import { write } from "../write.js";

export class TimingView {
  #element;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {State} state */
  update({ microseconds }) {
    write(this.#element, microseconds === null ? "–" : `${microseconds.toFixed(microseconds < 10 ? 1 : 0)} µs`);
  }
}
