/** The trainer, for callers who may pass anything: what `checked.js` does for the recognizer. */

import { bytes, count, maybeBytes, number, numbers, seed } from "./arguments.js";
import { alive, freeable } from "./checked.js";

/** @param {typeof import("./lenet5_teach_raw.js").Trainer} Raw @param {() => void} check throws unless the module runs */
export function checkedTrainer(Raw, check) {
  class Trainer extends Raw {
    /** @param {any} batch @param {any} [weights] */
    constructor(batch, weights) {
      check();
      super(count(batch, "batch"), maybeBytes(weights, "weights"));
    }

    /** @override @param {any} batch @param {any} from */
    static fromScratch(batch, from) {
      check();
      return Object.setPrototypeOf(Raw.fromScratch(count(batch, "batch"), seed(from, "seed")), Trainer.prototype);
    }

    /** @override @param {any} glyphs @param {any} labels @param {any} rate */
    step(glyphs, labels, rate) {
      alive(this);
      return super.step(numbers(glyphs, "glyphs"), bytes(labels, "labels"), number(rate, "rate"));
    }

    /** @override @param {any} batch */
    setBatch(batch) {
      alive(this);
      super.setBatch(count(batch, "batch"));
    }

    /** @override @param {any} glyphs */
    answers(glyphs) {
      alive(this);
      return super.answers(numbers(glyphs, "glyphs"));
    }

    /** @override */
    firstFilters() {
      return super.firstFilters.call(alive(this));
    }

    /** @override */
    toSafetensors() {
      return super.toSafetensors.call(alive(this));
    }
  }
  return freeable(Trainer);
}
