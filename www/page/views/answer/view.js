/**
 * The answer, which follows the pen: a digit or a number; "?" for what is neither.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 */

import { guesses } from "../../../digit-pad/guesses.js";

export class AnswerView {
  #output;
  #shown = "";

  /** @param {HTMLElement} output */
  constructor(output) {
    this.#output = output;
  }

  /** @param {State} state @param {DigitPad} _ @param {Shown} shown */
  update({ chosen }, _, { number, digits, prediction }) {
    const { state = "blank", digit = null } = prediction ?? {};
    const one = chosen[0] ?? guesses(prediction)[0] ?? (state === "blank" ? "" : "?");
    const shown = digits.map(({ digit }, i) => chosen[i] ?? digit).join("") || String(one);
    if (shown !== this.#shown) {
      this.#output.textContent = this.#shown = shown;
      if (shown && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.#settle();
    }
    const { dataset } = this.#output;
    const several = digits.length > 0;
    dataset["state"] = several && number ? number.state : state;
    const text = number && number.text.length > 1 ? number.text : null;
    for (const [name, guess] of [["digit", several ? null : digit], ["number", text]]) {
      if (guess === null) delete dataset[String(name)];
      else dataset[String(name)] = String(guess);
    }
    this.#output.classList.toggle("chosen", !several && 0 in chosen);
  }

  #settle() {
    this.#output.animate([{ opacity: 0.2, scale: 0.94 }, {}], { duration: 180, easing: "cubic-bezier(.2,.8,.3,1)" });
  }
}
