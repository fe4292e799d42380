/**
 * Ten columns, one for each digit, which follow the pen. The digit that is the answer stands out.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 */

import { guesses } from "../../../digit-pad/guesses.js";

export class ProbabilitiesView {
  #list;
  #columns;

  /** @param {HTMLElement} list gets ten items */
  constructor(list) {
    this.#list = list;
    this.#columns = Array.from({ length: 10 }, (_, digit) => {
      const column = document.createElement("li");
      column.innerHTML = `<b>${digit}</b><data></data><i><i></i></i>`;
      list.append(column);
      return column;
    });
  }

  /** @param {State} _ @param {DigitPad} __ @param {Shown} shown */
  update(_, __, { prediction, chosen }) {
    const answer = chosen ?? guesses(prediction)[0];
    const known = prediction !== null && prediction.state !== "blank";
    this.#list.classList.toggle("none", !known);
    this.#columns.forEach((column, digit) => {
      column.classList.toggle("best", digit === answer);
      column.style.setProperty("--part", (prediction?.probabilities[digit] ?? 0).toFixed(4));
    });
  }
}
