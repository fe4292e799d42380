/**
 * Keeps every layer's output in step with the pad's prediction. It asks one question at a time, and the latest next. The
 * pad asks its own question about the drawing first, so no answer waits for more than one such pass.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Activations, Prediction } from "../../digit-pad/types.js"
 * @typedef {{prediction: Prediction, activations: Activations}} Seen
 */

import { Asker } from "../asker.js";

export class Feed {
  #told;
  #asker;
  #wanted = /** @type {Prediction | null} */ (null);

  /** @param {DigitPad} pad @param {(seen: Seen | null) => void} told null: there is nothing to be seen */
  constructor(pad, told) {
    this.#told = told;
    const ask = (/** @type {Prediction} */ { glyph }) => pad.ask("activations", { glyph });
    // The pad reports what stopped the network.
    this.#asker = new Asker(ask, (prediction, activations) => told({ prediction, activations }), () => {});
  }

  /** @param {Prediction | null} prediction */
  follow(prediction) {
    const wanted = prediction?.state === "blank" ? null : prediction;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) return this.#asker.put(wanted);
    // The layers of ink that is gone must not come back, not even beside the start of other ink.
    this.#asker.stop();
    this.#told(null);
  }
}
