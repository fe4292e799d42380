/**
 * How long one forward pass takes on this device. Nothing is shown before it is known.
 *
 * @import { State } from "../../state.js"
 */

import { decimal } from "../../numbers.js";
import { text } from "../../text.js";
import { fill } from "../../words.js";
import { write } from "../write.js";

export class TimingView {
  #element;

  /** @param {HTMLElement} element the figure; its parent has the label */
  constructor(element) {
    this.#element = element;
  }

  /** @param {State} state */
  update({ microseconds }) {
    this.#element.parentElement?.classList.toggle("none", microseconds === null);
    if (microseconds !== null) write(this.#element, fill(text.time, { value: decimal(microseconds, microseconds < 10 ? 1 : 0) }));
  }
}
