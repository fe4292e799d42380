/**
 * Everything the page shows, as one frozen value. It changes only through the named transitions below, each a method
 * that puts a new value in place and tells the subscribers; two states can be compared by identity, field by field.
 *
 * The state knows what a drawing is for, not how one is made: undo and erasing are `ink/`'s, and come in as results.
 *
 * @import { Drawing, History, Notice, Prediction, Tool, Width } from "./types.js"
 */

/**
 * @typedef {object} State
 * @property {History} history
 * @property {Drawing | null} sketch the drawing as the pen in hand is changing it; null while no pen is down
 * @property {Tool} tool
 * @property {Width} width
 * @property {"starting" | "ready" | "failed"} engine
 * @property {Prediction | null} prediction null when nothing is drawn, or nothing could be said about it yet
 * @property {number | null} chosen which of two guesses the person said it was
 * @property {number | null} microseconds mean time of one forward pass
 * @property {readonly Notice[]} notices
 */

/** @type {State} */
const INITIAL = {
  history: { past: [], present: { strokes: [], picture: null }, future: [] },
  sketch: null,
  tool: "pen",
  width: "medium",
  engine: "starting",
  prediction: null,
  chosen: null,
  microseconds: null,
  notices: [],
};

/** The drawing that the pad shows. @param {State} state */
export const shown = (state) => state.sketch ?? state.history.present;

export class Store {
  /** @type {Readonly<State>} */
  #state = Object.freeze(INITIAL);
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
    // A subscriber may cause the next transition; the later ones then already saw its result.
    for (const subscriber of this.#subscribers) if (this.#state === state) subscriber(state);
  }

  /** The pen in hand changed the drawing. @param {Drawing} sketch */
  sketched(sketch) {
    this.#become({ sketch, chosen: null });
  }

  /** The pen was taken away without leaving a mark. */
  sketchDropped() {
    if (this.#state.sketch) this.#become({ sketch: null });
  }

  /** The drawing is another one: a finished stroke, an undo, a clear, a picture. @param {History} history */
  drawn(history) {
    this.#become({ history, sketch: null, chosen: null });
  }

  /** @param {Prediction | null} prediction */
  answered(prediction) {
    this.#become({ prediction });
  }

  /** The person said which digit it is. @param {number} chosen */
  chose(chosen) {
    this.#become({ chosen });
  }

  /** @param {number} microseconds */
  timed(microseconds) {
    this.#become({ microseconds });
  }

  /** @param {Tool} tool */
  toolTaken(tool) {
    this.#become({ tool });
  }

  /** @param {Width} width */
  widthTaken(width) {
    this.#become({ width });
  }

  /** @param {State["engine"]} engine */
  engineIs(engine) {
    this.#become({ engine });
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
