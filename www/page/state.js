/**
 * What the page shows besides what the pad knows, as one frozen value. It changes only through the named transitions below:
 * methods that put a new value in place and tell the subscribers. Two states can be compared by identity, field by field.
 *
 * The drawing and its prediction belong to the pad: they are read from there, not copied.
 *
 * @typedef {object} Notice
 * @property {string} id a second notice with the same id takes the first one's place
 * @property {"problem" | "news"} tone
 * @property {string} text
 * @property {{label: string, run: () => void}} [action]
 *
 * @typedef {object} State
 * @property {Readonly<Record<number, number>>} chosen which of two guesses the person said it was, for each digit of a number
 * @property {number | null} at which digit of a number the person looks at
 * @property {boolean} moving whether the pen has just changed the drawing
 * @property {number | null} microseconds mean time of one forward pass
 * @property {readonly Notice[]} notices
 */

/** No guess is chosen, and no digit is looked at. @type {Pick<State, "chosen" | "at">} */
const UNTOUCHED = { chosen: {}, at: null };

export class Store {
  /** @type {Readonly<State>} */
  #state = Object.freeze({ ...UNTOUCHED, moving: false, microseconds: null, notices: [] });
  /** @type {((state: State) => void)[]} */
  #subscribers = [];

  get state() {
    return this.#state;
  }

  /** Calls `subscriber` now and after every change. @param {(state: State) => void} subscriber */
  subscribe(subscriber) {
    this.#subscribers.push(subscriber);
    subscriber(this.#state);
  }

  /** @param {Partial<State>} change */
  #become(change) {
    const state = Object.freeze({ ...this.#state, ...change });
    this.#state = state;
    // A subscriber may cause the next transition; the later subscribers have then already seen its result.
    for (const subscriber of this.#subscribers) if (this.#state === state) subscriber(state);
  }

  /** The person said which digit it is or, in a number, which digit is at this place. @param {number} digit @param {number} [at] */
  chose(digit, at = 0) {
    if (digit !== this.#state.chosen[at]) this.#become({ chosen: { ...this.#state.chosen, [at]: digit }, at });
  }

  /** Looks at a digit of a number. @param {number} at */
  pointed(at) {
    if (at !== this.#state.at) this.#become({ at });
  }

  /** Forgets what was said about the drawing. */
  forgot() {
    const { chosen, at } = this.#state;
    if (at !== null || Object.keys(chosen).length > 0) this.#become(UNTOUCHED);
  }

  /** The pen is moving, or has come to rest. @param {boolean} moving */
  moves(moving) {
    if (moving !== this.#state.moving) this.#become({ moving });
  }

  /** @param {number} microseconds */
  timed(microseconds) {
    this.#become({ microseconds });
  }

  /** @param {Notice} notice */
  noticed(notice) {
    this.#become({ notices: [...this.#state.notices.filter(({ id }) => id !== notice.id), notice] });
  }

  /** @param {string} id */
  noticeDismissed(id) {
    const notices = this.#state.notices.filter((notice) => notice.id !== id);
    if (notices.length < this.#state.notices.length) this.#become({ notices });
  }
}
