/**
 * When the network is tested while it learns. At first much changes in little time, so tests come sooner and are of fewer
 * digits. `share`: testing takes at most one part in so many of the time; `ms`: it comes at most so often.
 */

const EARLY_IMAGES = 20_000;
const EARLY = { most: 1_000, ms: 250, share: 2 };
const LATE = { most: Infinity, ms: 1_000, share: 8 };

export class Schedule {
  #next = 0;
  #kind = EARLY;
  /** Images learned from before the last test of all digits. */
  #whole = -1;

  get isDue() {
    return performance.now() >= this.#next;
  }

  /** Whether all digits were tested after so many images. @param {number} images */
  isDone(images) {
    return this.#whole === images;
  }

  /** How many digits the test that begins is of. @param {number} images learned from @param {boolean} running false: it is the last one */
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
