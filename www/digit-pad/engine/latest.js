/**
 * Asks one question at a time and always the latest next: while the pen moves, answers come as fast as they can be
 * given, and none for a drawing that is long past.
 *
 * @template Question, Answer
 */
export class Latest {
  /** @type {AbortController | null} */
  #inFlight = null;
  /** @type {Question | null} */
  #next = null;
  #ask;
  #listen;

  /**
   * @param {(question: Question, signal: AbortSignal) => Promise<Answer>} ask
   * @param {{answered: (answer: Answer, question: Question) => void, failed: (error: Error) => void}} listen
   */
  constructor(ask, listen) {
    this.#ask = ask;
    this.#listen = listen;
  }

  /** Whether every question was answered. */
  get idle() {
    return this.#inFlight === null;
  }

  /** @param {Question} question */
  push(question) {
    this.#next = question;
    if (this.#inFlight === null) this.#run();
  }

  /** Forgets the question that waits and the answer under way. */
  cancel() {
    this.#next = null;
    this.#inFlight?.abort();
    this.#inFlight = null;
  }

  async #run() {
    while (this.#next !== null) {
      const question = this.#next;
      const control = (this.#inFlight = new AbortController());
      this.#next = null;
      try {
        const answer = await this.#ask(question, control.signal);
        if (control.signal.aborted) return;
        // Only now, so that whoever listens sees whether it was the last.
        if (this.#next === null) this.#inFlight = null;
        this.#listen.answered(answer, question);
      } catch (error) {
        if (control.signal.aborted) return;
        if (this.#next === null) this.#inFlight = null;
        this.#listen.failed(/** @type {Error} */ (error));
      }
      // A listener may have pushed, and thereby started a run of its own.
      if (this.#inFlight !== control) return;
    }
  }
}
