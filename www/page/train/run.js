/**
 * Training as the panel sees it: its state, the current settings, and the results so far. It asks the worker for one slice
 * of steps after another. The first question starts the worker, and `close` ends it.
 *
 * @import { Begun, Pair, Slice, Tested, Training } from "./worker.js"
 *
 * @typedef {"idle" | "running" | "paused" | "stopped"} RunState
 * @typedef {{train: Pair, test: Pair | null}} Files
 *
 * @typedef {{going: boolean}} Life from random weights to the next ones; `going`: whether slices are being asked for
 *
 * @typedef {object} Told the panel's callbacks
 * @property {(state: RunState) => void} state
 * @property {(begun: Begun) => void} begun
 * @property {(slice: Slice) => void} slice
 * @property {(tested: Tested) => void} tested
 * @property {() => void} rested a pause or a stop has come into effect, after a last test
 * @property {() => void} lost the worker broke: the files that it has read must be read again
 * @property {(error: Error) => void} failed training ended with this error
 */

import { Client } from "./client.js";
import { Schedule } from "./schedule.js";

/** Long enough to make the cost of asking negligible, short enough for curves that grow smoothly. */
const SLICE_MS = 60;

export class Run {
  settings = { rate: 0.002, batch: 32 };
  state = /** @type {RunState} */ ("idle");
  /** Images learned from, and the milliseconds that their steps took in the worker. */
  images = 0;
  ms = 0;
  /** Milliseconds that training has run for, including tests but not pauses. */
  elapsed = 0;
  /** Mean losses of the first and the last slice. */
  loss = { first: NaN, last: NaN };
  tested = /** @type {Tested | null} */ (null);
  #schedule = new Schedule();
  #life = /** @type {Life} */ ({ going: false });
  #told;
  #client;

  /** @param {Told} told */
  constructor(told) {
    this.#told = told;
    this.#client = new Client(told.lost);
  }

  /** Reads a file in the worker, which keeps the contents. @param {File} file */
  read(file) {
    return this.#client.ask("read", { file });
  }

  /** Begins with new random weights. @param {Files | null} files null: generated digits @param {number} seed */
  start(files, seed) {
    const life = (this.#life = { going: false });
    this.images = this.ms = this.elapsed = 0;
    this.#schedule = new Schedule();
    this.tested = null;
    this.loss = { first: NaN, last: NaN };
    this.#become("running");
    return this.#guarded(life, async () => {
      const begun = await this.#client.ask("begin", { train: files?.train ?? null, test: files?.test ?? null, seed });
      if (life !== this.#life) return;
      this.#told.begun(begun);
      await this.#go(life);
    });
  }

  goOn() {
    this.#become("running");
    return this.#guarded(this.#life, () => this.#go(this.#life));
  }

  /** Pauses or stops, after the slice in progress and a last test. @param {"paused" | "stopped"} state */
  rest(state) {
    this.#become(state);
    if (!this.#life.going) this.#told.rested();
  }

  /** @param {Training["misread"]["question"]} question */
  misread(question) {
    return this.#client.ask("misread", question);
  }

  /** Ends the worker. */
  close() {
    this.#client.close();
    this.#life = { going: false };
    this.state = "idle";
  }

  /** @param {Life} life */
  async #go(life) {
    // The pause was shorter than the slice in progress: the loop below goes on as before.
    if (life.going) return;
    life.going = true;
    const on = () => life === this.#life && this.state === "running";
    do {
      while (on()) {
        if (this.#schedule.isDue) await this.#test(life);
        const start = performance.now();
        const slice = await this.#client.ask("steps", { ...this.settings, ms: SLICE_MS });
        if (life !== this.#life) return;
        this.elapsed += performance.now() - start;
        this.images += slice.images;
        this.ms += slice.ms;
        this.loss = { first: this.images === slice.images ? slice.loss : this.loss.first, last: slice.loss };
        this.#told.slice(slice);
      }
      if (!this.#schedule.isDone(this.images)) await this.#test(life);
    } while (on());
    life.going = false;
    if (life === this.#life) this.#told.rested();
  }

  /** @param {Life} life */
  async #test(life) {
    const start = performance.now();
    const tested = await this.#client.ask("test", { most: this.#schedule.most(this.images, this.state === "running") });
    if (life !== this.#life) return;
    this.tested = tested;
    const took = performance.now() - start;
    this.elapsed += took;
    this.#schedule.tested(this.images, took);
    this.#told.tested(tested);
  }

  /** @param {Life} life @param {() => Promise<void>} work */
  async #guarded(life, work) {
    try {
      await work();
    } catch (error) {
      // Nobody waits for a training that has ended.
      if (life !== this.#life) return;
      this.#life = { going: false };
      this.#become("stopped");
      this.#told.failed(/** @type {Error} */ (error));
    }
  }

  /** @param {RunState} state */
  #become(state) {
    this.state = state;
    this.#told.state(state);
  }
}
