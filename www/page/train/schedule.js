/**
 * When the network is tested while it learns. At first much changes in little time, so tests are more frequent and cover
 * fewer digits. `share`: testing takes at most one part in this many of the time; `ms`: the least time between tests.
 */

const EARLY_IMAGES = 20_000;
const EARLY = { most: 1_000, ms: 250, share: 2 };
const LATE = { most: Infinity, ms: 1_000, share: 8 };

export class Schedule {
  #next = 0;
  #kind = EARLY;
  /** Images learned from before the last test, if it was of all digits. */
  #whole = -1;

  get isDue() {
    return performance.now() >= this.#next;
  }

  /** Whether all digits were tested after this many images. @param {number} images */
  isDone(images) {
    return this.#whole === images;
  }

  /** The most digits for the test that begins. @param {number} images learned from @param {boolean} running false: it is the last test */
  most(images, running) {
    this.#kind = running && images < EARLY_IMAGES ? EARLY : LATE;
    return this.#kind.most;
  }

  /** @param {number} images learned from before the test @param {number} ms that the test took */
  tested(images, ms) {
    this.#whole = this.#kind === LATE ? images : -1;
    this.#next = performance.now() + Math.max(this.#kind.ms, (this.#kind.share - 1) * ms);
  }
}
