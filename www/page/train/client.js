/**
 * The worker that trains: the first question starts it, and `close` ends it.
 *
 * @import { Training } from "./worker.js"
 */

import { Engine } from "../../digit-pad/engine.js";

/** The bundle that contains `view.js` is in this folder as well. */
const FILES = /** @type {const} */ ({
  worker: new URL("./worker.js", import.meta.url),
  pkg: new URL("../../pkg/", import.meta.url),
  name: "lenet5_teach",
  // A new worker could not go on where one broke.
  traps: 1,
});

export class Client {
  #engine = /** @type {Engine<Training> | null} */ (null);
  #lost;

  /** @param {() => void} lost the worker broke, and what it knew is gone */
  constructor(lost) {
    this.#lost = lost;
  }

  /**
   * @template {keyof Training} K
   * @param {K} kind
   * @param {Training[K]["question"]} question
   * @returns {Promise<Training[K]["answer"]>}
   */
  async ask(kind, question) {
    if (!this.#engine) {
      this.#engine = new Engine(FILES);
      this.#engine.start();
    }
    const engine = this.#engine;
    try {
      return await engine.ask(kind, question);
    } catch (error) {
      if (engine.state !== "failed") throw error;
      if (engine === this.#engine) {
        this.#engine = null;
        this.#lost();
      }
      throw engine.error;
    }
  }

  close() {
    this.#engine?.stop();
    this.#engine = null;
  }
}
