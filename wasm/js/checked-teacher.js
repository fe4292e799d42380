/** The teacher, for callers who may pass anything: what `checked.js` does for the recognizer. */

import { counts, label, maybeBytes, maybeNumber, numbers, seed } from "./arguments.js";
import { alive, freeable } from "./checked.js";

/** @param {typeof import("./lenet5_teach_raw.js").Teacher} Raw @param {() => void} check throws unless the module runs */
export function checkedTeacher(Raw, check) {
  class Teacher extends Raw {
    /** @param {any} [weights] */
    constructor(weights) {
      check();
      super(maybeBytes(weights, "weights"));
    }

    /** @override @param {any} points @param {any} strokeEnds @param {any} shows @param {any} [pen] */
    addInk(points, strokeEnds, shows, pen) {
      alive(this);
      const stroke = [numbers(points, "points"), counts(strokeEnds, "strokeEnds")];
      super.addInk(.../** @type {[Float32Array, Uint32Array]} */ (stroke), label(shows, this.samples), maybeNumber(pen, "pen"));
    }

    /** @override @param {any} glyph @param {any} shows */
    addGlyph(glyph, shows) {
      alive(this);
      super.addGlyph(numbers(glyph, "glyph"), label(shows, this.samples));
    }

    /** @override @param {any} from @param {any} [settings] */
    start(from, settings) {
      alive(this);
      super.start(seed(from, "seed"), settings);
    }

    /** @override */
    step() {
      return super.step.call(alive(this));
    }

    /** @override */
    finish() {
      return super.finish.call(alive(this));
    }

    /** @override */
    clear() {
      super.clear.call(alive(this));
    }
  }
  return freeable(Teacher);
}
