/**
 * The probabilities in figures, when the pen rests: the two likeliest of a digit are visible, screen readers get all.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 * @import { Shared } from "../later.js"
 */

import { brief } from "../../percent.js";
import { write } from "../write.js";

/** A column lower than this needs no figure: it shows that there is next to nothing. */
const SEEN = 0.005;

export class PercentagesView {
  #list;
  #guesses;
  #figures;

  /** @param {HTMLElement} list of ten items with a `data` element each @param {Shared["guesses"]} guesses */
  constructor(list, guesses) {
    this.#list = list;
    this.#guesses = guesses;
    this.#figures = [...list.querySelectorAll("data")];
  }

  /** @param {State} state @param {DigitPad} _ @param {Shown} shown */
  update({ moving }, _, { prediction }) {
    this.#list.classList.toggle("moving", moving);
    if (moving) return;
    const { digit = null, runnerUp = null, probabilities = [] } = prediction ?? {};
    const named = this.#guesses(prediction).length > 0;
    this.#figures.forEach((figure, index) => {
      const probability = probabilities[index] ?? 0;
      const likely = index === digit || (index === runnerUp && probability >= SEEN);
      figure.classList.toggle("unseen", !named || !likely);
      write(figure, prediction ? brief(probability) : "");
    });
  }
}
