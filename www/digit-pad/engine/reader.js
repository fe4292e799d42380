/**
 * Keeps a pad's prediction in step with its drawing. It asks the engine one question at a time, always about the latest
 * drawing: while the pen moves, answers come as fast as possible, and none about a drawing that is long outdated.
 *
 * @import { Engine } from "../engine.js"
 * @import { Drawing, NumberPrediction, Prediction } from "../types.js"
 * @import { Reading } from "./protocol.js"
 */

import { BLANK, flatten, isBlank } from "../ink/strokes.js";

export class Reader {
  #shown = BLANK;
  #answered = BLANK;
  /** @type {Drawing | null} what is asked about next */
  #next = null;
  /** @type {AbortController | null} */
  #inFlight = null;
  #engine;
  #told;

  /**
   * @param {Engine<Reading>} engine
   * @param {(answer: NumberPrediction | Prediction | null, error: Error | null) => void} told null: nothing is drawn, or it cannot be
   *   read, for this reason
   */
  constructor(engine, told) {
    this.#engine = engine;
    this.#told = told;
  }

  /** Whether the drawing has not been answered yet. When it is asked about again, the previous answer counts. */
  get reads() {
    return this.#shown !== this.#answered;
  }

  /** @param {Drawing} drawing @param {boolean} [asks] false: a later call asks, even if the drawing is still the same */
  read(drawing, asks = true) {
    const before = this.#shown;
    if (drawing === before && !this.#next) return;
    const { strokes, picture } = drawing;
    // An answer about ink that has only grown since may still come; one about ink that is gone must not.
    if (picture || before.picture || strokes.length < before.strokes.length) this.stop();
    this.#shown = drawing;
    if (isBlank(drawing)) {
      this.#answered = drawing;
      this.#next = null;
      return this.#told(null, null);
    }
    this.#next = drawing;
    if (asks && this.#inFlight === null) this.#run();
  }

  /** Asks about the same drawing again. */
  again() {
    this.stop();
    this.read(this.#shown);
  }

  /** Drops the question in flight. The answer so far stays, until the drawing is asked about again. */
  stop() {
    this.#next = this.#shown;
    this.#inFlight?.abort();
    this.#inFlight = null;
  }

  async #run() {
    while (this.#next !== null) {
      const drawing = this.#next;
      const { strokes, picture } = drawing;
      const control = (this.#inFlight = new AbortController());
      this.#next = null;
      /** @type {NumberPrediction | Prediction | null} */
      let answer = null;
      /** @type {Error | null} */
      let failure = null;
      try {
        answer = picture
          ? await this.#engine.ask("numberPicture", { image: picture.pixels }, control.signal)
          : await this.#engine.ask("number", flatten(strokes), control.signal);
      } catch (error) {
        failure = /** @type {Error} */ (error);
      }
      if (control.signal.aborted) return;
      if (this.#next === null) this.#inFlight = null;
      this.#answered = drawing;
      this.#told(answer, failure);
      // The callback may have changed the drawing, and thereby started another run.
      if (this.#inFlight !== control) return;
    }
  }
}
