/**
 * The answer: one digit, which follows the pen; "?" for what is no digit.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 * @import { State } from "../../state.js"
 */

import { guesses } from "./guesses.js";

export class AnswerView {
  #output;
  #shown = "";

  /** @param {HTMLElement} output */
  constructor(output) {
    this.#output = output;
  }

  /** @param {State} state @param {DigitPad} pad */
  update({ chosen }, { prediction }) {
    const { state = "blank", digit = null } = prediction ?? {};
    const shown = String(chosen ?? guesses(prediction)[0] ?? (state === "blank" ? "" : "?"));
    if (shown !== this.#shown) {
      this.#output.textContent = this.#shown = shown;
      if (shown && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.#settle();
    }
    const { dataset } = this.#output;
    dataset["state"] = state;
    if (digit === null) delete dataset["digit"];
    else dataset["digit"] = String(digit);
    this.#output.classList.toggle("chosen", chosen !== null);
  }

  #settle() {
    this.#output.animate([{ opacity: 0.2, scale: 0.94 }, {}], { duration: 180, easing: "cubic-bezier(.2,.8,.3,1)" });
  }
}
