/**
 * An element with a drawing and its history, for scripts. Every replacement of the drawing can be undone.
 *
 * @import { Picture, Stroke } from "../types.js"
 * @import { Paper } from "./paper.js"
 */

import { checked, inked, pictured } from "./strokes.js";

export class Drawn extends HTMLElement {
  #paper;

  /** @param {Paper} paper */
  constructor(paper) {
    super();
    this.#paper = paper;
  }

  /** Lifts the pen, if there is one. */
  lift() {}

  /** The strokes shown, including the unfinished one; can be stored as JSON. @returns {readonly Stroke[]} */
  get ink() {
    return this.#paper.shown.strokes;
  }

  /** Throws a `TypeError` unless these are strokes. */
  set ink(strokes) {
    this.replace(inked(checked(strokes)));
  }

  /** The picture that the pad shows instead of ink. @returns {Picture | null} */
  get picture() {
    return this.#paper.shown.picture;
  }

  set picture(picture) {
    this.replace(pictured(picture));
  }

  get empty() {
    return this.#paper.empty;
  }

  /** Whether the pen in hand is changing the drawing. */
  get drawing() {
    return this.#paper.drawing;
  }

  get canUndo() {
    return this.#paper.canUndo;
  }

  get canRedo() {
    return this.#paper.canRedo;
  }

  undo() {
    this.lift();
    this.#paper.undo();
  }

  redo() {
    this.lift();
    this.#paper.redo();
  }

  clear() {
    // A blank of its own: what is said of one drawing must not be true of an earlier one.
    this.replace(inked([]));
  }

  /** @param {import("../types.js").Drawing} drawing */
  replace(drawing) {
    this.lift();
    this.#paper.commit(drawing);
  }
}
