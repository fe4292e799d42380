/**
 * Keeps a pad's prediction in step with its drawing. It asks the engine one question at a time and always the latest next:
 * while the pen moves, answers come as fast as they can be given, and none for a drawing that is long past.
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
   * @param {(answer: NumberPrediction | Prediction | null, error: Error | null) => void} told null: nothing is drawn, or nothing can be
   *   said of it, for this reason
   */
  constructor(engine, told) {
    this.#engine = engine;
    this.#told = told;
  }

  /** Whether nothing has been said of the drawing yet. Asked about it once more, it keeps the answer before. */
  get reads() {
    return this.#shown !== this.#answered;
  }

  /** @param {Drawing} drawing */
  read(drawing) {
    const before = this.#shown;
    if (drawing === before) return;
    const { strokes, picture } = drawing;
    // An answer to ink that has only grown since may still come; to ink that is gone it must not.
    if (picture || before.picture || strokes.length < before.strokes.length) this.stop();
    this.#shown = drawing;
    if (isBlank(drawing)) {
      this.#answered = drawing;
      return this.#told(null, null);
    }
    this.#next = drawing;
    if (this.#inFlight === null) this.#run();
  }

  /** Asks about the same drawing once more. */
  again() {
    const drawing = this.#shown;
    this.stop();
    this.read(drawing);
  }

  /** Forgets the question that waits and the answer under way. */
  stop() {
    this.#shown = BLANK;
    this.#next = null;
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
      // Whoever was told may have changed the drawing, and thereby started a run of its own.
      if (this.#inFlight !== control) return;
    }
  }
}
