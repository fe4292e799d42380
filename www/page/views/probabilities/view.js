/**
 * Ten bars, one for each digit.
 *
 * @import { DigitPad } from "../../../digit-pad/index.js"
 * @import { State } from "../../state.js"
 */

import { percent } from "../percent.js";
import { write } from "../write.js";

export class ProbabilitiesView {
  #rows;
  /** @type {DigitPad["prediction"] | undefined} */
  #shown;

  /** @param {HTMLElement} list gets ten items */
  constructor(list) {
    this.#rows = Array.from({ length: 10 }, (_, digit) => {
      const row = document.createElement("li");
      const [label, track, fill, value] = ["b", "span", "span", "data"].map((name) => document.createElement(name));
      if (!label || !track || !fill || !value) throw new Error("unreachable");
      label.textContent = String(digit);
      track.className = "track";
      fill.className = "fill";
      value.className = "unseen";
      track.append(fill);
      row.append(label, track, value);
      list.append(row);
      return { row, fill, value };
    });
  }

  /** @param {State} _ @param {DigitPad} pad */
  update(_, { prediction }) {
    if (prediction === this.#shown) return;
    this.#shown = prediction;
    this.#rows.forEach(({ row, fill, value }, digit) => {
      const probability = prediction?.probabilities[digit] ?? 0;
      row.classList.toggle("best", digit === prediction?.digit);
      fill.style.setProperty("--part", probability.toFixed(4));
      write(value, prediction ? percent(probability) : "");
    });
  }
}
