/**
 * The answer: one digit, and in words how sure it is. When it is not, the two best guesses can be tapped; and a button says
 * that it is another one.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 * @import { State } from "../../state.js"
 */

import { write } from "../write.js";
import { verdict } from "./words.js";

export class AnswerView {
  #output;
  #verdict;
  #buttons;
  #choices;
  #not;
  /** @type {number | null} */
  #digit = null;

  /**
   * @param {Record<"output" | "verdict" | "choices" | "not", HTMLElement>} elements
   * @param {(digit: number) => void} choose
   */
  constructor({ output, verdict, choices, not }, choose) {
    this.#output = output;
    this.#verdict = verdict;
    this.#choices = choices;
    this.#not = not;
    this.#buttons = [...choices.querySelectorAll("button")];
    for (const button of this.#buttons) {
      button.addEventListener("click", () => choose(Number(button.textContent)));
    }
  }

  /** @param {State} state @param {DigitPad} pad */
  update({ chosen }, { prediction, state: engine, empty }) {
    const { state = "blank", digit = null, runnerUp = null } = prediction ?? {};
    const words = prediction || engine === "ready" ? null : WAITING[engine];

    const answer = chosen ?? digit;
    if (answer !== this.#digit) {
      this.#digit = answer;
      this.#output.textContent = answer === null ? "" : String(answer);
      if (answer !== null && !matchMedia("(prefers-reduced-motion: reduce)").matches) this.#settle();
    }
    const { dataset } = this.#output;
    dataset["state"] = state;
    if (digit === null) delete dataset["digit"];
    else dataset["digit"] = String(digit);
    this.#output.classList.toggle("chosen", chosen !== null);

    write(this.#verdict, empty ? "Draw, and the answer appears here" : (words ?? verdict(prediction, chosen)));
    const guesses = state === "unsure" ? [digit, runnerUp].filter((guess) => guess !== null) : [];
    this.#choices.hidden = guesses.length < 2;
    this.#not.hidden = answer === null;
    write(this.#not, guesses.length > 1 ? "Other?" : `Not a${answer === 8 ? "n" : ""} ${answer}?`);
    this.#buttons.forEach((button, index) => {
      const guess = guesses[index];
      write(button, guess === undefined ? "" : String(guess));
      button.setAttribute("aria-pressed", String(chosen !== null && guess === chosen));
    });
  }

  #settle() {
    this.#output.animate([{ opacity: 0.2, scale: 0.94 }, {}], { duration: 180, easing: "cubic-bezier(.2,.8,.3,1)" });
  }
}

const WAITING = { starting: "Waking the network…", failed: "The network is not running" };
