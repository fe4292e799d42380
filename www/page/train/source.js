/** Where digits come from, and in what order they are learned. */

import { generateGlyph } from "../../pkg/teach.js";

/** The number of values in a glyph. */
export const GLYPH = 28 * 28;

/**
 * @typedef {object} Source
 * @property {number} n how many digits there are, perhaps infinitely many
 * @property {(i: number, glyphs: Float32Array, at: number) => number} digit writes glyph `i` at `at` and returns its label
 */

/** Generated digits, 0 to 9 in turn, each from its own seed. @implements {Source} */
export class Generated {
  /** @param {number} seed of the first @param {number} n */
  constructor(seed, n) {
    this.seed = seed;
    this.n = n;
  }

  /** @type {Source["digit"]} */
  digit(i, glyphs, at) {
    const label = i % 10;
    glyphs.set(generateGlyph(label, this.seed + i), at);
    return label;
  }
}

/** Images of IDX files. @implements {Source} */
export class Given {
  #images;
  #labels;
  #indices;

  /** @param {Uint8Array} images 784 levels each @param {Uint8Array} labels @param {(i: number) => boolean} taken */
  constructor(images, labels, taken) {
    this.#images = images;
    this.#labels = labels;
    this.#indices = Uint32Array.from(labels.keys()).filter(taken);
    this.n = this.#indices.length;
  }

  /** @type {Source["digit"]} */
  digit(i, glyphs, at) {
    const index = this.#indices[i] ?? 0;
    const first = index * GLYPH;
    for (let k = 0; k < GLYPH; k += 1) glyphs[at + k] = (this.#images[first + k] ?? 0) / 255;
    return this.#labels[index] ?? 0;
  }
}

/** Each epoch takes all `n` digits once, in a new random order. Infinitely many are taken in sequence. */
export class Order {
  #n;
  #state;
  #order;
  #next = 0;

  /** @param {number} n @param {number} seed */
  constructor(n, seed) {
    this.#n = n;
    this.#state = seed >>> 0;
    this.#order = n === Infinity ? null : Uint32Array.from({ length: n }, (_, i) => i);
  }

  next() {
    if (!this.#order) return this.#next++;
    const at = this.#next % this.#n;
    this.#next += 1;
    // One step of the Fisher–Yates shuffle: the digits taken in this epoch lie before `at`.
    const other = at + Math.floor(this.#random() * (this.#n - at));
    const [a, b] = [this.#order[at] ?? 0, this.#order[other] ?? 0];
    this.#order[at] = b;
    this.#order[other] = a;
    return b;
  }

  /** A number in `0..1`, from the generator SplitMix32. */
  #random() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }
}
