/**
 * "Look inside": the layers grow, and one of their units is shown with what it sees and its arithmetic. Drawing goes on
 * meanwhile.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Seen } from "./feed.js"
 * @import { Strip } from "./strip.js"
 * @import { Unit } from "./units.js"
 */

import { onEscape } from "../escape.js";
import { Look } from "./look/look.js";
import { Looking } from "./look/looking.js";
import { become } from "./look/reach.js";
import { moved } from "./transition.js";

export class Inside {
  #strip;
  #pad;
  #looking;
  #look;
  #closed;

  /**
   * @param {Strip} strip
   * @param {DigitPad} pad
   * @param {HTMLElement} section of the strip
   * @param {{closed: () => void, failed: (error: unknown) => void, shipped: () => Promise<Uint8Array>}} on shipped: loads the shipped weights
   */
  constructor(strip, pad, section, { closed, failed, shipped }) {
    this.#strip = strip;
    this.#pad = pad;
    this.#closed = closed;
    this.#looking = new Looking(pad, shipped);
    this.#look = new Look(strip, pad, this.#looking, { close: () => this.close(), failed });
    section.after(this.#look.element);
    // The pad reports what keeps the network from answering.
    strip.subscribe((seen) => void this.#follow(seen).catch(() => {}));
    // Escape first releases what is looked at. During a stroke, Escape is the pad's: it takes the stroke back.
    onEscape(() => this.#open && !pad.drawing, () => void (this.#look.release() || this.close()));
  }

  get #open() {
    return document.documentElement.classList.contains("inside");
  }

  /** What is looked at, encoded for an address. */
  get code() {
    return this.#look.code;
  }

  /** @param {Unit | null} [unit] to look at; by default one of C1's @param {number | null} [step] of the tour */
  async show(unit = null, step = null) {
    await moved(() => this.#become(true));
    scrollTo(0, 0);
    this.#look.open(unit);
    try {
      await this.#follow(this.#strip.seen);
    } catch (error) {
      this.close();
      throw error;
    }
    this.#look.focus(step, unit === null);
  }

  async close() {
    if (!this.#open) return;
    this.#look.close();
    await moved(() => this.#become(false));
    this.#closed();
  }

  /** @param {boolean} open whether it is; the layers then take keys */
  #become(open) {
    document.documentElement.classList.toggle("inside", open);
    this.#strip.arrange();
    become(this.#strip.sheets, open);
  }

  /** Updates once the pen is lifted, because what is written out is meant to be read. @param {Seen | null} seen */
  async #follow(seen) {
    if (!seen) this.#look.show(null);
    if (!this.#open || !seen || this.#pad.drawing) return;
    const looked = await this.#looking.at(seen);
    if (seen === this.#strip.seen) this.#look.show(looked);
  }
}
