/**
 * Writes example digits on the pad, stroke by stroke, as a pen would: by pointer events, so that the answer follows, and
 * each stroke can be undone. If a person begins to draw meanwhile, the pad is cleared first.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 */

import { calm } from "../calm.js";
import { EXAMPLES } from "./examples.js";
import { smooth } from "./smooth.js";

/** A pointer id that no browser uses. */
const POINTER = -5;
/** Hundredths of the pad's side per millisecond. */
const SPEED = 0.14;
const LIFTED_MS = 120;
const FRAME_MS = 16;
/** The pad's medium line width, in hundredths of its side. */
const WIDTH = 4.2;

export class Show {
  #pad;
  #running = new AbortController();
  #next = EXAMPLES.map(() => 0);
  #digit = Math.floor(10 * Math.random());

  /** @param {DigitPad} pad */
  constructor(pad) {
    this.#pad = pad;
  }

  /** Writes another example each time. @param {number} [digit] */
  write(digit = this.#digit) {
    // In steps of seven, ten steps visit every digit.
    this.#digit = (digit + 7) % 10;
    const examples = EXAMPLES[digit] ?? [];
    const which = this.#next[digit] ?? 0;
    this.#next[digit] = (which + 1) % examples.length;
    const strokes = (examples[which] ?? []).map((stroke) => smooth(stroke));
    this.#running.abort();
    const pad = this.#pad;
    pad.tool = "pen";
    if (calm()) {
      pad.ink = strokes.map((points) => ({ points: points.flatMap(([x, y]) => [x, y, WIDTH]), frame: 100 }));
    } else {
      this.#running = new AbortController();
      pad.clear();
      this.#draw(strokes, this.#running.signal);
    }
  }

  /** @param {[number, number][][]} strokes @param {AbortSignal} signal */
  async #draw(strokes, signal) {
    const control = this.#running;
    let down = false;
    signal.addEventListener("abort", () => down && this.#send("pointercancel", [0, 0], 0));
    const interrupted = (/** @type {Event} */ event) => {
      if (!event.isTrusted) return;
      control.abort();
      if (event.type === "pointerdown" && event.composedPath().includes(this.#pad)) this.#pad.clear();
    };
    for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, interrupted, { capture: true, signal });
    for (const [i, [first, ...rest]] of strokes.entries()) {
      if (!first) continue;
      if (i > 0) await pause(LIFTED_MS);
      if (signal.aborted) return;
      this.#send("pointerdown", first, 1);
      down = true;
      let [at, ready] = [first, performance.now()];
      for (const point of rest) {
        ready += Math.hypot(point[0] - at[0], point[1] - at[1]) / SPEED;
        while (performance.now() < ready && !signal.aborted) await pause(FRAME_MS);
        if (signal.aborted) return;
        this.#send("pointermove", point, 1);
        at = point;
      }
      down = false;
      this.#send("pointerup", at, 0);
    }
    control.abort();
  }

  /** @param {string} type @param {[number, number]} at @param {number} buttons */
  #send(type, [x, y], buttons) {
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    const [clientX, clientY] = [left + (x * width) / 100, top + (y * height) / 100];
    const options = { pointerId: POINTER, pointerType: "mouse", isPrimary: true, buttons, clientX, clientY };
    this.#pad.dispatchEvent(new PointerEvent(type, { ...options, bubbles: true, cancelable: true }));
  }
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
