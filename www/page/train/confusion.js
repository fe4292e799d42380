/**
 * The confusion matrix of the digits that the network does not learn from: rows are the truth. A cell of errors opens
 * the digits that it counts.
 *
 * Tab reaches one cell, the arrow keys reach its neighbours.
 *
 * @import { Tested } from "./worker.js"
 */

import { count } from "../numbers.js";
import { fill } from "../words.js";
import { make } from "./make.js";
import { text } from "./text.js";

/** The most digits shown for one cell. */
export const MOST = 60;
const SIDE = 28;
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
});

export class ConfusionView {
  #cells = /** @type {HTMLElement[]} */ ([]);
  #list;
  #caption;

  /**
   * @param {HTMLTableElement} table empty but for its caption
   * @param {{caption: HTMLElement, list: HTMLElement}} misread where opened cells show their digits
   * @param {(truth: number, guess: number) => void} open
   */
  constructor(table, { caption, list }, open) {
    this.#caption = caption;
    this.#list = list;
    const head = make("tr", {}, make("td"));
    for (let guess = 0; guess < 10; guess += 1) head.append(make("th", { scope: "col", textContent: String(guess) }));
    const body = make("tbody");
    for (let truth = 0; truth < 10; truth += 1) {
      const row = make("tr", {}, make("th", { scope: "row", textContent: String(truth) }));
      for (let guess = 0; guess < 10; guess += 1) row.append(make("td", {}, this.#cell(truth, guess, open)));
      body.append(row);
    }
    table.append(make("thead", {}, head), body);
    table.addEventListener("keydown", (event) => this.#moved(event));
  }

  /** @param {Tested} tested */
  show({ confusion }) {
    const errors = confusion.map((n, at) => (at % 11 === 0 ? 0 : n));
    const most = Math.max(1, ...errors);
    this.#cells.forEach((cell, at) => {
      const [truth, guess, n] = [Math.floor(at / 10), at % 10, confusion[at] ?? 0];
      cell.textContent = n ? count(n) : "";
      cell.style.setProperty("--part", ((errors[at] ?? 0) / most).toFixed(3));
      if (!(cell instanceof HTMLButtonElement)) return;
      cell.disabled = n === 0;
      cell.setAttribute("aria-label", fill(text.cell, { truth, guess, n }));
    });
    this.#reach(this.#cells.find((cell) => cell.tabIndex === 0 && isOpen(cell)) ?? this.#cells.find(isOpen));
  }

  /** @param {number} truth @param {number} guess @param {Uint8Array} levels 784 per digit @param {number} n counted */
  digits(truth, guess, levels, n) {
    const shown = levels.length / (SIDE * SIDE);
    this.#caption.textContent = fill(shown < n ? text.readAsSome : text.readAs, { truth, guess, shown, count: n });
    const pictures = Array.from({ length: shown }, (_, i) => {
      const canvas = make("canvas", { width: SIDE, height: SIDE });
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", fill(text.picture, { truth, guess }));
      const image = new ImageData(SIDE, SIDE);
      for (let at = 0; at < SIDE * SIDE; at += 1) {
        const level = 255 - (levels[i * SIDE * SIDE + at] ?? 0);
        image.data.set([level, level, level, 255], 4 * at);
      }
      canvas.getContext("2d")?.putImageData(image, 0, 0);
      return make("li", {}, canvas);
    });
    this.#list.replaceChildren(...pictures);
  }

  closeDigits() {
    this.#caption.textContent = "";
    this.#list.replaceChildren();
  }

  /** @param {number} truth @param {number} guess @param {(truth: number, guess: number) => void} open */
  #cell(truth, guess, open) {
    const cell = truth === guess ? make("b") : make("button", { type: "button", tabIndex: -1, disabled: true });
    if (truth !== guess) cell.addEventListener("click", () => (this.#reach(cell), open(truth, guess)));
    this.#cells.push(cell);
    return cell;
  }

  /** @param {KeyboardEvent} event */
  #moved(event) {
    const [down, right] = ARROWS[event.key] ?? [0, 0];
    const from = this.#cells.indexOf(/** @type {HTMLElement} */ (event.target));
    if (from < 0 || (!down && !right)) return;
    // The pad's cross-hair stays where it is.
    event.preventDefault();
    let [row, column] = [Math.floor(from / 10) + down, (from % 10) + right];
    for (; row >= 0 && row < 10 && column >= 0 && column < 10; row += down, column += right) {
      const cell = this.#cells[10 * row + column];
      if (!cell || !isOpen(cell)) continue;
      this.#reach(cell);
      return cell.focus();
    }
  }

  /** Makes this the cell that Tab reaches. @param {HTMLElement | undefined} cell */
  #reach(cell) {
    for (const other of this.#cells) if (other instanceof HTMLButtonElement) other.tabIndex = other === cell ? 0 : -1;
  }
}

/** @param {HTMLElement} cell */
const isOpen = (cell) => cell instanceof HTMLButtonElement && !cell.disabled;
