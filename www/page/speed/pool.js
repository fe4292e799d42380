/**
 * A few workers, each with its own network, that share the work.
 *
 * @import { Measuring } from "./worker.js"
 */

import { Engine } from "../../digit-pad/engine.js";

/** The bundle that contains `view.js` lies in this folder as well. */
const FILES = { worker: new URL("./worker.js", import.meta.url), pkg: new URL("../../pkg/", import.meta.url) };

export class Pool {
  /** @type {Engine<Measuring>[]} */
  #engines;

  /** @param {number} size the number of workers */
  constructor(size) {
    this.#engines = Array.from({ length: size }, () => new Engine(FILES));
    for (const engine of this.#engines) engine.start();
  }

  get size() {
    return this.#engines.length;
  }

  /**
   * Asks the first worker alone.
   *
   * @template {keyof Measuring} K
   * @param {K} kind
   * @param {Measuring[K]["question"]} question
   * @returns {Promise<Measuring[K]["answer"]>} rejects where the worker cannot run, or fails
   */
  async one(kind, question) {
    const [first] = this.#engines;
    if (!first) throw new Error("expected a pool with a worker in it");
    return first.ask(kind, question);
  }

  /**
   * Asks every worker at once.
   *
   * @template {keyof Measuring} K
   * @param {K} kind
   * @param {Measuring[K]["question"]} question
   * @returns {Promise<Measuring[K]["answer"][]>}
   */
  all(kind, question) {
    return Promise.all(this.#engines.map((engine) => engine.ask(kind, question)));
  }

  /** Ends all workers; nothing can be asked afterwards. */
  close() {
    for (const engine of this.#engines) engine.stop();
  }
}
