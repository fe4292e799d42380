/**
 * The answer: one digit, and in words how sure it is. When it is not, the two best guesses can be tapped.
 *
 * @import { State } from "../state.js"
 */

import { percent } from "./percent.js";
import { write } from "./write.js";

export class AnswerView {
  #output;
  #verdict;
  #buttons;
  #choices;
  /** @type {number | null} */
  #digit = null;

  /**
   * @param {{output: HTMLElement, verdict: HTMLElement, choices: HTMLElement}} elements
   * @param {(digit: number) => void} choose
   */
  constructor({ output, verdict, choices }, choose) {
    this.#output = output;
    this.#verdict = verdict;
    this.#choices = choices;
    this.#buttons = [...choices.querySelectorAll("button")];
    for (const button of this.#buttons) {
      button.addEventListener("click", () => choose(Number(button.textContent)));
    }
  }

  /** @param {State} state */
  update({ prediction, chosen, engine, history, sketch }) {
    const { state = "blank", digit = null, runnerUp = null } = prediction ?? {};
    const drawn = sketch ?? history.present;
    const words = prediction || engine === "ready" ? null : WAITING[engine];
    const blank = drawn.strokes.length === 0 && !drawn.picture;

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

    write(this.#verdict, blank ? "Draw, and the answer appears here" : (words ?? verdict(prediction, chosen)));
    const guesses = state === "unsure" ? [digit, runnerUp].filter((guess) => guess !== null) : [];
    this.#choices.hidden = guesses.length < 2;
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

/** Below this, two guesses together are less likely than the rest: no answer to ask about. */
const EITHER = 0.5;

const WAITING = { starting: "Waking the network…", failed: "The network is not running" };

/** @param {State["prediction"]} prediction @param {number | null} chosen */
export function verdict(prediction, chosen) {
  if (!prediction) return "";
  const { state, digit, runnerUp, probabilities } = prediction;
  if (state === "blank") return "No ink to be seen";
  if (chosen !== null) return `You said ${chosen}`;
  const likely = (/** @type {number | null} */ guess) => probabilities[Number(guess)] ?? 0;
  if (state === "sure") return `${percent(likely(digit))} sure`;
  const either = likely(digit) + likely(runnerUp);
  return either < EITHER ? "Not sure that it is a digit" : `Not sure: ${digit} or ${runnerUp}?`;
}
