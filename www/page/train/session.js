/**
 * One network in training, with its training digits and its test digits.
 *
 * @import { Begun, Pair, Slice, Tested, Training } from "./worker.js"
 * @import { Found } from "./unpack.js"
 * @import { Source } from "./source.js"
 */

import { Trainer } from "../../pkg/teach.js";
import { Generated, GLYPH, Given, Order } from "./source.js";
import { unpack } from "./unpack.js";

/** The number of generated test digits, and the seed of the first: far from the training digits' seeds. */
const TEST = { n: 1_000, seed: 0x8000_0000 };
/** Without test files, one in this many images is held out for testing. */
const ASIDE = 6;
/** Glyphs passed into the module at once: few, because its memory never shrinks. */
const AT_ONCE = 250;

export class Session {
  #files = /** @type {Found[]} */ ([]);
  #trainer = /** @type {Trainer | null} */ (null);
  #batch = 32;
  #train = /** @type {Source} */ (new Generated(0, Infinity));
  #order = new Order(Infinity, 0);
  #test = /** @type {Source} */ (new Generated(0, 0));
  /** What the last test read its digits as: every `#stride`-th of the test digits. */
  #answers = new Uint8Array();
  #stride = 1;

  /** @param {File} file */
  async read(file) {
    const found = await unpack(file);
    // A file that is given again keeps its place.
    const same = this.#files.findIndex(({ name, kind, n }) => name === found.name && kind === found.kind && n === found.n);
    const id = same < 0 ? this.#files.length : same;
    this.#files[id] = found;
    return { name: found.name, kind: found.kind, n: found.n, id };
  }

  /** @param {Training["begin"]["question"]} question @returns {Begun} */
  begin({ train, test, seed }) {
    this.free();
    this.#trainer = Trainer.fromScratch(this.#batch, seed);
    if (!train) {
      this.#train = new Generated(0, Infinity);
      this.#test = new Generated(TEST.seed, TEST.n);
    } else if (test) {
      this.#train = this.#given(train, () => true);
      this.#test = this.#given(test, () => true);
    } else {
      this.#train = this.#given(train, (i) => i % ASIDE !== 0);
      this.#test = this.#given(train, (i) => i % ASIDE === 0);
    }
    this.#order = new Order(this.#train.n, seed);
    this.#answers = new Uint8Array();
    const n = this.#train.n;
    return { train: n === Infinity ? null : n, test: this.#test.n, filters: this.#trainer.firstFilters() };
  }

  /** @param {Training["steps"]["question"]} question @returns {Slice} */
  steps({ rate, batch, ms }) {
    const trainer = this.#begun();
    if (batch !== this.#batch) trainer.setBatch(batch);
    this.#batch = batch;
    const [glyphs, labels] = [new Float32Array(batch * GLYPH), new Uint8Array(batch)];
    const start = performance.now();
    let [steps, loss, correct, spent] = [0, 0, 0, 0];
    while (spent < ms) {
      for (let n = 0; n < batch; n += 1) labels[n] = this.#train.digit(this.#order.next(), glyphs, n * GLYPH);
      const step = trainer.step(glyphs, labels, rate);
      steps += 1;
      loss += step.loss;
      correct += step.correct;
      spent = performance.now() - start;
    }
    return { images: steps * batch, loss: loss / steps, correct, ms: spent, filters: trainer.firstFilters() };
  }

  /** @param {Training["test"]["question"]} question @returns {Tested} */
  test({ most }) {
    const trainer = this.#begun();
    // Spread over all test digits: MNIST's later ones are harder.
    this.#stride = Math.ceil(this.#test.n / Math.min(most, this.#test.n));
    const n = Math.ceil(this.#test.n / this.#stride);
    const glyphs = new Float32Array(AT_ONCE * GLYPH);
    const confusion = new Uint32Array(100);
    this.#answers = new Uint8Array(n);
    let correct = 0;
    for (let first = 0; first < n; first += AT_ONCE) {
      const rows = Math.min(AT_ONCE, n - first);
      const labels = Array.from({ length: rows }, (_, i) => this.#test.digit((first + i) * this.#stride, glyphs, i * GLYPH));
      const answers = trainer.answers(glyphs.subarray(0, rows * GLYPH));
      this.#answers.set(answers, first);
      labels.forEach((truth, i) => {
        const guess = /** @type {number} */ (answers[i]);
        confusion[10 * truth + guess] = (confusion[10 * truth + guess] ?? 0) + 1;
        correct += Number(truth === guess);
      });
    }
    return { n, correct, confusion };
  }

  /** @param {Training["misread"]["question"]} question */
  misread({ truth, guess, most }) {
    const glyph = new Float32Array(GLYPH);
    /** @type {number[]} */
    const levels = [];
    for (let i = 0; i < this.#answers.length && levels.length < most * GLYPH; i += 1) {
      if (this.#answers[i] !== guess || this.#test.digit(i * this.#stride, glyph, 0) !== truth) continue;
      levels.push(...glyph.map((value) => Math.round(255 * value)));
    }
    return Uint8Array.from(levels);
  }

  free() {
    this.#trainer?.free();
    this.#trainer = null;
  }

  #begun() {
    if (this.#trainer) return this.#trainer;
    throw new Error("expected training that was begun");
  }

  /** @param {Pair} pair @param {(i: number) => boolean} taken */
  #given(pair, taken) {
    const [images, labels] = [this.#files[pair.images], this.#files[pair.labels]];
    if (images?.kind !== "images" || labels?.kind !== "labels" || images.n !== labels.n) {
      throw new Error("expected images and as many labels");
    }
    return new Given(images.values, labels.values, taken);
  }
}
