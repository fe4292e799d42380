/**
 * The experiments' client of their worker, which always has the weights that the pad reads with.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Experiments } from "./questions.js"
 */

import { Engine } from "../../digit-pad/engine.js";
import { sameBytes } from "../../pkg/bytes.js";

/** The bundle that contains `lab.js` lies in this folder as well. */
const FILES = { worker: new URL("./worker.js", import.meta.url), pkg: new URL("../../pkg/", import.meta.url) };

export class Client {
  /** @type {Engine<Experiments>} */
  #engine = new Engine(FILES);
  #pad;

  /** @param {DigitPad} pad */
  constructor(pad) {
    this.#pad = pad;
  }

  start() {
    this.#engine.start();
  }

  /** Ends the worker; pending questions are rejected. */
  stop() {
    this.#engine.stop();
  }

  /**
   * @template {keyof Experiments} K
   * @param {K} kind
   * @param {Experiments[K]["question"]} question
   * @param {AbortSignal} [signal]
   * @returns {Promise<Experiments[K]["answer"]>}
   */
  async ask(kind, question, signal) {
    if (this.#engine.state === "failed") this.#engine.start();
    const { weights } = this.#pad;
    if (!sameBytes(this.#engine.weights, weights)) await this.#engine.useWeights(weights);
    return this.#engine.ask(kind, question, signal);
  }
}
