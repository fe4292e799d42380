/**
 * What a pen does between down and up, whoever moves it: a pointer (`pad.js`) or the keyboard (`keys.js`). One at a time.
 *
 * @import { Drawing, Stroke } from "../types.js"
 * @typedef {"pointer" | "keys"} Holder
 * @typedef {{x: number, y: number, width: number}} Mark a point on the pad, in its CSS pixels, and the line's width there
 */

import { erase } from "./eraser.js";
import { inked } from "./strokes.js";

/** The eraser's radius as a part of the pad's side. */
export const ERASER = 0.035;

export class Gesture {
  /** @type {{holder: Holder, erasing: boolean, strokes: readonly Stroke[], stroke: Stroke, last: Mark, changed: boolean} | null} */
  #now = null;
  #paper;

  /**
   * @param {object} paper
   * @param {() => Drawing} paper.drawing what is on the pad as the pen goes down
   * @param {() => number} paper.side
   * @param {(drawing: Drawing) => void} paper.sketch shows the drawing as it becomes
   * @param {(drawing: Drawing) => void} paper.commit the pen went up: this is the drawing
   * @param {() => void} paper.drop the pen went up without a change
   */
  constructor(paper) {
    this.#paper = paper;
  }

  /** Who holds the pen down; null while it is up. */
  get holder() {
    return this.#now?.holder ?? null;
  }

  /** @param {Holder} holder @param {Mark} mark @param {boolean} erasing */
  begin(holder, mark, erasing) {
    this.finish();
    const { strokes } = this.#paper.drawing();
    const stroke = { points: [mark.x, mark.y, mark.width], frame: this.#paper.side() };
    this.#now = { holder, erasing, strokes, stroke, last: mark, changed: !erasing };
    if (erasing) this.extend([mark]);
    else this.#paper.sketch(inked([...strokes, stroke]));
  }

  /** @param {readonly Mark[]} marks */
  extend(marks) {
    const now = this.#now;
    if (!now || marks.length === 0) return;
    if (now.erasing) {
      const side = this.#paper.side();
      for (const mark of marks) {
        const strokes = erase(now.strokes, now.last, mark, ERASER * side, side);
        now.changed ||= strokes !== now.strokes;
        now.strokes = strokes;
        now.last = mark;
      }
    } else {
      const { points, frame } = now.stroke;
      now.stroke = { points: [...points, ...marks.flatMap(({ x, y, width }) => [x, y, width])], frame };
    }
    if (now.changed) this.#paper.sketch(this.#drawing(now));
  }

  finish() {
    const now = this.#now;
    if (!now) return;
    this.#now = null;
    if (now.changed) this.#paper.commit(this.#drawing(now));
    else this.#paper.drop();
  }

  cancel() {
    if (!this.#now) return;
    this.#now = null;
    this.#paper.drop();
  }

  /** @param {{erasing: boolean, strokes: readonly Stroke[], stroke: Stroke}} now */
  #drawing({ erasing, strokes, stroke }) {
    return inked(erasing ? strokes : [...strokes, stroke]);
  }
}
