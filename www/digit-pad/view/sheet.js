/**
 * The sheet of paper: its hint while empty, and the mark that shows where keyboard pen or eraser are.
 *
 * @import { State } from "../state.js"
 */

export class SheetView {
  #sheet;
  #nib;

  /** @param {{sheet: HTMLElement, nib: HTMLElement}} elements */
  constructor({ sheet, nib }) {
    this.#sheet = sheet;
    this.#nib = nib;
  }

  /** @param {State} state */
  update({ sketch, history, tool }) {
    const { strokes, picture } = sketch ?? history.present;
    this.#sheet.classList.toggle("empty", strokes.length === 0 && picture === null);
    this.#sheet.dataset["tool"] = tool;
  }

  /**
   * @param {"keys" | "eraser"} kind
   * @param {{x: number, y: number, down?: boolean} | null} at as a part of the sheet's side
   */
  point(kind, at) {
    if (kind === "keys") this.#sheet.classList.toggle("keyed", at !== null);
    if (at) this.#nib.dataset["kind"] = kind;
    else if (this.#nib.dataset["kind"] !== kind) return;
    this.#nib.hidden = at === null;
    if (!at) return;
    this.#nib.classList.toggle("down", at.down === true);
    this.#sheet.classList.toggle("low", at.y > 0.6);
    this.#nib.style.setProperty("--x", at.x.toFixed(4));
    this.#nib.style.setProperty("--y", at.y.toFixed(4));
  }
}
