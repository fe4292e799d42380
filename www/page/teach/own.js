/**
 * Which strokes on the pad a person has drawn since `begin`: examples, drawings by scripts, and earlier ones that *Undo*
 * brings back are not among them.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Stroke } from "../../digit-pad/types.js"
 */

export class Own {
  #pad;
  /** @type {Set<Stroke>} by identity: undo and redo bring back the same strokes */
  #strokes = new Set();
  /** @type {readonly Stroke[]} */
  #before = [];
  /** Whether a person holds the pen: "Show one" moves it by events of its own. */
  #held = false;
  #penned = false;

  /** @param {DigitPad} pad @param {AbortSignal} signal */
  constructor(pad, signal) {
    this.#pad = pad;
    const held = ({ isTrusted = false }) => (this.#held = isTrusted);
    // In the capture phase, before the pad draws.
    for (const type of ["pointerdown", "keydown"]) pad.addEventListener(type, held, { capture: true, signal });
    pad.addEventListener("input", () => (this.#penned = this.#held), { signal });
    pad.addEventListener("change", () => this.#changed(), { signal });
  }

  /** From here on, with an empty pad. */
  begin() {
    this.#strokes = new Set();
    this.#before = [];
    this.#penned = false;
  }

  /** Whether there is a drawing, and all of it is the person's. */
  get all() {
    return !this.#pad.empty && !this.#pad.picture && this.#has(this.#pad.ink);
  }

  #changed() {
    const { ink } = this.#pad;
    // What the eraser leaves are new strokes, too.
    if (this.#penned && this.#has(this.#before)) for (const stroke of ink) this.#strokes.add(stroke);
    this.#before = ink;
    this.#penned = false;
  }

  /** @param {readonly Stroke[]} strokes */
  #has(strokes) {
    return strokes.every((stroke) => this.#strokes.has(stroke));
  }
}
