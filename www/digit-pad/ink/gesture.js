/**
 * What a pen does between down and up, whether a pointer (`pointer.js`) or the keyboard (`keys.js`) moves it. There is one
 * gesture at a time.
 *
 * The pad may change its size meanwhile. The stroke keeps the frame in which it was begun, and later points are scaled to
 * it.
 *
 * @import { Drawing, Stroke } from "../types.js"
 * @import { Paper } from "./paper.js"
 * @typedef {"pointer" | "keys"} Holder
 * @typedef {{x: number, y: number, width: number}} Mark a point on the pad, and the line's width there, as fractions of its side
 */

import { erase } from "./eraser.js";
import { inked } from "./strokes.js";

/** The eraser's radius as a fraction of the pad's side. */
export const ERASER = 0.035;

export class Gesture {
  /** @type {{holder: Holder, erasing: boolean, strokes: readonly Stroke[], stroke: Stroke, last: Mark, changed: boolean} | null} */
  #now = null;
  #paper;

  /** @param {Paper} paper */
  constructor(paper) {
    this.#paper = paper;
  }

  /** What holds the pen down; null while it is up. */
  get holder() {
    return this.#now?.holder ?? null;
  }

  /** @param {Holder} holder @param {Mark} mark @param {boolean} erasing @param {number} side the pad's, in CSS pixels */
  begin(holder, mark, erasing, side) {
    this.finish();
    const { strokes } = this.#paper.present;
    const stroke = { points: scaled([mark], side), frame: side };
    this.#now = { holder, erasing, strokes, stroke, last: mark, changed: !erasing };
    if (erasing) this.extend([mark]);
    else this.#paper.sketch(inked([...strokes, stroke]));
  }

  /** @param {readonly Mark[]} marks */
  extend(marks) {
    const now = this.#now;
    if (!now || marks.length === 0) return;
    if (now.erasing) {
      for (const mark of marks) {
        const strokes = erase(now.strokes, now.last, mark, ERASER);
        now.changed ||= strokes !== now.strokes;
        now.strokes = strokes;
        now.last = mark;
      }
    } else {
      const { points, frame } = now.stroke;
      now.stroke = { points: [...points, ...scaled(marks, frame)], frame };
    }
    if (now.changed) this.#paper.sketch(drawing(now));
  }

  finish() {
    const now = this.#now;
    if (!now) return;
    this.#now = null;
    if (now.changed) this.#paper.commit(drawing(now));
    else this.#paper.drop();
  }

  cancel() {
    if (!this.#now) return;
    this.#now = null;
    this.#paper.drop();
  }
}

/** @param {readonly Mark[]} marks @param {number} frame */
const scaled = (marks, frame) => marks.flatMap(({ x, y, width }) => [x * frame, y * frame, width * frame]);

/** @param {{erasing: boolean, strokes: readonly Stroke[], stroke: Stroke}} now @returns {Drawing} */
const drawing = ({ erasing, strokes, stroke }) => inked(erasing ? strokes : [...strokes, stroke]);
