/**
 * A number, digit by digit: in the answer, each digit is a button that makes bars, layers and words show it; on the pad, a
 * bracket stands under the ink of each.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 */

import { Brackets } from "./brackets.js";
import { fit } from "./fit.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export class NumberView {
  #output;
  #brackets;
  /** @type {readonly HTMLButtonElement[]} */
  #buttons = [];
  #fitted = 0;

  /** @param {HTMLElement} output the answer @param {DigitPad} pad @param {(at: number) => void} point looks at a digit */
  constructor(output, pad, point) {
    this.#output = output;
    this.#brackets = new Brackets(pad);
    output.addEventListener("click", ({ target }) => {
      const at = this.#buttons.indexOf(/** @type {HTMLButtonElement} */ (target));
      if (at >= 0) point(at);
    });
    new ResizeObserver(() => fit(output, this.#fitted)).observe(pad);
    output.addEventListener("keydown", (event) => {
      const at = this.#buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
      const next = this.#buttons[at + (STEPS[/** @type {keyof typeof STEPS} */ (event.key)] ?? NaN)];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
  }

  /** @param {State} state @param {DigitPad} pad @param {Shown} shown */
  update({ chosen }, pad, shown) {
    const { digits, at } = shown;
    const output = this.#output;
    output.classList.toggle("number", digits.length > 0);
    if (digits.length !== this.#fitted) fit(output, (this.#fitted = digits.length));
    // The answer's view writes plain text whenever the number changes.
    if (digits.length > 0 && !output.firstElementChild) this.#divide();
    const doubts = digits.map(({ state }, i) => state === "unsure" && !(i in chosen));
    output.classList.toggle("whole", !doubts.includes(true) && Object.keys(chosen).length === 0);
    this.#buttons.forEach((button, i) => {
      button.tabIndex = i === at ? 0 : -1;
      button.setAttribute("aria-pressed", String(i === at));
      button.classList.toggle("unsure", doubts[i]);
    });
    this.#brackets.update(pad, shown);
  }

  #divide() {
    const digits = [...(this.#output.textContent ?? "")];
    this.#buttons = digits.map((digit) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = digit;
      return button;
    });
    this.#output.replaceChildren(...this.#buttons);
  }
}
