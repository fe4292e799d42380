/**
 * The hand that draws: which tool it holds, and what moves it, pointer or keys.
 *
 * @import { Move, PenWidth, Tool } from "../types.js"
 * @import { Sheet } from "../view/sheet.js"
 * @import { Paper } from "./paper.js"
 */

import { Gesture } from "./gesture.js";
import { attachKeys } from "./keys.js";
import { place } from "./place.js";
import { attachPointer } from "./pointer.js";

/** Line widths as fractions of the pad's side. */
const WIDTHS = { fine: 0.026, medium: 0.042, broad: 0.066 };

export class Hand {
  #sheet;
  #gesture;
  /** @type {Tool} */
  tool = "pen";
  /** @type {PenWidth} */
  penWidth = "medium";

  /** @param {Sheet} sheet @param {Paper} paper */
  constructor(sheet, paper) {
    this.#sheet = sheet;
    this.#gesture = new Gesture(paper);
  }

  /** @param {HTMLElement} pad @param {AbortSignal} signal detaches the hand */
  attach(pad, signal) {
    const sheet = this.#sheet;
    const hand = {
      canvas: sheet.canvas,
      side: () => sheet.side,
      width: () => WIDTHS[this.penWidth] ?? WIDTHS.medium,
      erasing: () => this.tool === "eraser",
    };
    const pointer = {
      ...hand,
      place: () => place(sheet.corners),
      hover: (/** @type {{x: number, y: number} | null} */ at) => sheet.point("eraser", at),
    };
    attachPointer(pad, this.#gesture, pointer, signal);
    pad.addEventListener("pointerdown", () => sheet.point("keys", null), { signal });
    const keys = {
      ...hand,
      show: (/** @type {import("./keys.js").Nib | null} */ nib) => sheet.point("keys", nib),
      say: (/** @type {Move} */ move, /** @type {number} */ column, /** @type {number} */ row) => sheet.say(move, column, row),
    };
    attachKeys(pad, this.#gesture, keys, signal);
  }

  /** Lifts the pen, whatever holds it. */
  finish() {
    this.#gesture.finish();
  }
}
