/** Asks one question at a time and the latest next, so that no answer is to a question that is long past. */

/** @template Q, A */
export class Asker {
  #ask;
  #told;
  #failed;
  #hasty;
  #next = /** @type {Q | null} */ (null);
  #control = new AbortController();
  #asking = false;

  /**
   * @param {(question: Q, signal: AbortSignal) => Promise<A>} ask
   * @param {(question: Q, answer: A) => void} told
   * @param {(error: Error) => void} failed
   * @param {boolean} [hasty] a question under way is called off for a new one; for answers that take their time
   */
  constructor(ask, told, failed, hasty = false) {
    this.#ask = ask;
    this.#told = told;
    this.#failed = failed;
    this.#hasty = hasty;
  }

  /** @param {Q} question */
  put(question) {
    this.#next = question;
    if (this.#hasty) this.#control.abort();
    if (!this.#asking) this.#run();
  }

  /** Nobody waits for an answer any more. */
  stop() {
    this.#next = null;
    this.#control.abort();
  }

  async #run() {
    this.#asking = true;
    for (let question; (question = this.#next) !== null; ) {
      this.#next = null;
      const { signal } = (this.#control = new AbortController());
      try {
        const answer = await this.#ask(question, signal);
        if (!signal.aborted) this.#told(question, answer);
      } catch (error) {
        if (!signal.aborted) this.#failed(/** @type {Error} */ (error));
      }
    }
    this.#asking = false;
  }
}
