/** Random numbers that a seed repeats (mulberry32). */

export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to 1. */
  part() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 to n - 1. @param {number} n */
  below(n) {
    return Math.floor(n * this.part());
  }

  /** @template T @param {readonly T[]} list */
  of(list) {
    return list[this.below(list.length)];
  }
}
