/**
 * What is on the pad: the drawing and its history, and the drawing with the unfinished changes of the pen in hand.
 *
 * @import { Drawing, History } from "../types.js"
 */

import { BLANK, commit, isBlank, redo, undo } from "./strokes.js";

export class Paper {
  /** @type {History} */
  #history = { past: [], present: BLANK, future: [] };
  /** @type {Drawing | null} null while no pen is down, or an eraser has touched nothing yet */
  #sketch = null;
  #changed;

  /** @param {(by: "input" | "change") => void} changed input: the pen is down; change: it was lifted, or not used */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The drawing without the unfinished changes of the pen in hand. */
  get present() {
    return this.#history.present;
  }

  /** The drawing that the pad shows. */
  get shown() {
    return this.#sketch ?? this.present;
  }

  get empty() {
    return isBlank(this.shown);
  }

  get drawing() {
    return this.#sketch !== null;
  }

  get canUndo() {
    return this.#history.past.length > 0 || this.drawing;
  }

  get canRedo() {
    return this.#history.future.length > 0;
  }

  /** The pen in hand changed the drawing. @param {Drawing} drawing */
  sketch(drawing) {
    this.#sketch = drawing;
    this.#changed("input");
  }

  /** The pen was taken away without leaving a mark. */
  drop() {
    if (!this.#sketch) return;
    this.#sketch = null;
    this.#changed("change");
  }

  /** Replaces the drawing, as a finished stroke or a picture does. @param {Drawing} drawing */
  commit(drawing) {
    this.#become(commit(this.#history, drawing));
  }

  undo() {
    this.#become(undo(this.#history));
  }

  redo() {
    this.#become(redo(this.#history));
  }

  /** @param {History} history */
  #become(history) {
    if (history === this.#history && !this.#sketch) return;
    this.#history = history;
    this.#sketch = null;
    this.#changed("change");
  }
}
