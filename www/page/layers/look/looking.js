/**
 * Gathers what it takes to look inside: the weights that answered, the shipped weights, and how the drawing became the
 * glyph.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Framing, Stroke } from "../../../digit-pad/types.js"
 * @import { Seen } from "../feed.js"
 * @import { Tensors } from "../../safetensors.js"
 *
 * @typedef {{framing: Framing, ink: readonly Stroke[]}} Inked
 * @typedef {{seen: Seen, parameters: Tensors, inked: Inked | null}} Looked what is looked at; `inked` null: a picture
 */

import { flatten } from "../../../digit-pad/strokes.js";
import { tensorsOf } from "../../safetensors.js";
import { inkOf } from "../../ink-of.js";

export class Looking {
  #pad;
  #load;
  #shipped = /** @type {Tensors | null} */ (null);

  /** @param {DigitPad} pad @param {() => Promise<Uint8Array>} load loads the shipped weights */
  constructor(pad, load) {
    this.#pad = pad;
    this.#load = load;
  }

  /** @param {Seen} seen what the pad shows @returns {Promise<Looked>} */
  async at(seen) {
    const ink = inkOf(seen.prediction, this.#pad);
    const framing = ink.length > 0 ? this.#pad.ask("framing", flatten(ink)) : null;
    const [parameters, framed] = await Promise.all([this.parameters(), framing]);
    return { seen, parameters, inked: framed ? { framing: framed, ink } : null };
  }

  /** The shipped weights if others are in use, or null. @returns {Promise<Tensors | null>} */
  async shippedIfTaught() {
    return this.#pad.weights && (this.#shipped ??= tensorsOf(await this.#load()));
  }

  /** The weights in use. The shipped ones never change, and are asked for once. @returns {Promise<Tensors>} */
  async parameters() {
    const shipped = !this.#pad.weights;
    if (shipped && this.#shipped) return this.#shipped;
    const tensors = tensorsOf(await this.#pad.ask("parameters", null));
    if (shipped && !this.#pad.weights) this.#shipped = tensors;
    return tensors;
  }
}
