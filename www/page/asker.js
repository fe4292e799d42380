/** Asks one question at a time, and after it only the latest, so that no answer is to an outdated question. */

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
   * @param {boolean} [hasty] a new question cancels the one in progress; for answers that take long
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

  /** Drops all questions: nobody waits for an answer any more. */
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
