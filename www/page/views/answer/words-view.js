/**
 * The words beside the answer: how sure it is, the two likeliest digits to tap if it is not, and the button that says it is
 * another digit. They are written when the pen rests, and hidden while it moves.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Shown } from "../../selection.js"
 * @import { State } from "../../state.js"
 * @import { Shared } from "../later.js"
 */

import { text } from "../../text.js";
import { fill } from "../../words.js";
import { write } from "../write.js";
import { verdict } from "./words.js";

export class WordsView {
  #section;
  #verdict;
  #buttons;
  #choices;
  #not;
  #guesses;
  #at = 0;

  /**
   * @param {Record<"section" | "verdict" | "choices" | "not", HTMLElement>} elements
   * @param {Shared["guesses"]} guesses
   * @param {(digit: number, at: number) => void} choose
   */
  constructor({ section, verdict, choices, not }, guesses, choose) {
    this.#section = section;
    this.#verdict = verdict;
    this.#choices = choices;
    this.#not = not;
    this.#guesses = guesses;
    this.#buttons = [...choices.querySelectorAll("button")];
    for (const button of this.#buttons) button.addEventListener("click", () => choose(Number(button.value), this.#at));
  }

  /** @param {State} state @param {DigitPad} pad @param {Shown} shown */
  update({ moving }, { state: engine, empty }, shown) {
    this.#section.classList.toggle("moving", moving);
    if (moving) return;
    const { prediction, chosen, at } = shown;
    this.#at = at;
    const guesses = this.#guesses(prediction);
    const waiting = prediction || engine === "ready" ? null : text[engine];
    write(this.#verdict, empty ? text.invite : (waiting ?? verdict(shown, guesses)));

    this.#choices.hidden = guesses.length < 2;
    this.#buttons.forEach((button, index) => {
      button.value = String(guesses[index] ?? "");
      write(button, button.value);
      button.setAttribute("aria-pressed", String(guesses[index] === chosen));
    });

    const answer = chosen ?? guesses[0] ?? null;
    this.#not.hidden = !prediction || prediction.state === "blank";
    const other = answer === null ? text.isDigit : fill(text.not, { n: answer });
    write(this.#not, guesses.length > 1 ? text.other : other);
  }
}
