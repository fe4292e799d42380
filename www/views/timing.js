/**
 * How long one forward pass takes on this device.
 *
 * @import { State } from "../state.js"
 */

export class TimingView {
  #element;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /** @param {State} state */
  update({ microseconds }) {
    const text = microseconds === null ? "–" : `${microseconds.toFixed(microseconds < 10 ? 1 : 0)} µs`;
    if (this.#element.textContent !== text) this.#element.textContent = text;
  }
}
