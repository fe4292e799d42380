/**
 * Keeps every layer's output in step with the pad's prediction. It asks one question at a time, and the latest next; the
 * pad's own question about the drawing was asked before, so no answer waits for more than one such pass.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Activations, Prediction } from "../../digit-pad/types.js"
 * @typedef {{prediction: Prediction, activations: Activations}} Seen
 */

export class Feed {
  #pad;
  #told;
  #wanted = /** @type {Prediction | null} */ (null);
  #asking = false;
  #cleared = 0;

  /** @param {DigitPad} pad @param {(seen: Seen | null) => void} told null: there is nothing to be seen */
  constructor(pad, told) {
    this.#pad = pad;
    this.#told = told;
  }

  /** @param {Prediction | null} prediction */
  follow(prediction) {
    const wanted = prediction?.state === "blank" ? null : prediction;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted === null) {
      this.#cleared += 1;
      this.#told(null);
    } else if (!this.#asking) this.#run();
  }

  async #run() {
    this.#asking = true;
    for (let answered = null; this.#wanted !== null && this.#wanted !== answered; ) {
      const prediction = (answered = this.#wanted);
      const cleared = this.#cleared;
      try {
        const activations = await this.#pad.ask("activations", { glyph: prediction.glyph });
        // Ink that is gone must not come back, also not beside the first of other ink.
        if (cleared === this.#cleared) this.#told({ prediction, activations });
      } catch {
        // What stopped the network, the pad says.
      }
    }
    this.#asking = false;
  }
}
