/**
 * A few workers with a network each, and work shared out among them.
 *
 * @import { Answers, Kind, Questions } from "./protocol.js"
 */

export class Pool {
  /** @type {Worker[]} */
  #workers;

  /** @param {number} size workers at once */
  constructor(size) {
    this.#workers = Array.from({ length: size }, () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }));
  }

  get size() {
    return this.#workers.length;
  }

  /**
   * Asks the first worker alone.
   *
   * @template {Kind} K
   * @param {K} kind
   * @param {Questions[K]} question
   * @returns {Promise<Answers[K]>} rejects where the worker cannot run, or fails
   */
  one(kind, question) {
    return this.#ask(0, kind, question);
  }

  /**
   * Asks every worker at once, each its own question.
   *
   * @template {Kind} K
   * @param {K} kind
   * @param {(worker: number) => Questions[K]} question
   * @returns {Promise<Answers[K][]>}
   */
  all(kind, question) {
    return Promise.all(this.#workers.map((_, i) => this.#ask(i, kind, question(i))));
  }

  /** Ends all workers; nothing can be asked afterwards. */
  close() {
    for (const worker of this.#workers) worker.terminate();
  }

  /**
   * @template {Kind} K
   * @param {number} i
   * @param {K} kind
   * @param {Questions[K]} question
   * @returns {Promise<Answers[K]>}
   */
  #ask(i, kind, question) {
    const worker = this.#workers[i];
    return new Promise((resolve, reject) => {
      if (!worker) return reject(new Error("expected a pool with a worker in it"));
      const heard = new AbortController();
      const { signal } = heard;
      worker.addEventListener(
        "message",
        ({ data: { answer, fault } }) => {
          heard.abort();
          if (fault === undefined) resolve(answer);
          else reject(new Error(fault));
        },
        { signal },
      );
      worker.addEventListener(
        "error",
        (event) => {
          heard.abort();
          event.preventDefault();
          reject(new Error(event.message || "expected speed/worker.js to run as a module, it did not load"));
        },
        { signal },
      );
      worker.postMessage({ kind, question });
    });
  }
}
