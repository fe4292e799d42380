/**
 * The recognizer, for callers who may pass anything: arguments are checked before the module sees them, and a recognizer
 * whose module is not running yet, or that was freed, throws an error that says so.
 */

import { bytes, count, counts, maybeNumber, numbers, picture, refused } from "./arguments.js";

/**
 * Returns the module's object; throws if it was freed.
 *
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
export function alive(object) {
  if (/** @type {any} */ (object).__wbg_ptr) return object;
  throw refused("Freed", `${object.constructor.name}: expected one that is in use, got one after its free(); make another`);
}

/**
 * The checked recognizer class, made from the class of either module.
 *
 * @param {typeof import("./lenet5_raw.js").Recognizer} Raw wasm-bindgen's class
 * @param {() => void} check throws unless the module runs
 */
export function checkedRecognizer(Raw, check) {
  class Recognizer extends Raw {
    constructor() {
      check();
      super();
    }

    /** @override @param {any} file */
    static fromSafetensors(file) {
      check();
      return Object.setPrototypeOf(Raw.fromSafetensors(bytes(file, "bytes")), Recognizer.prototype);
    }

    /** @override @param {any} points @param {any} strokeEnds @param {any} [pen] */
    recognize(points, strokeEnds, pen) {
      alive(this);
      return super.recognize(numbers(points, "points"), counts(strokeEnds, "strokeEnds"), maybeNumber(pen, "pen"));
    }

    /** @override @param {any} points @param {any} strokeEnds @param {any} [pen] */
    framing(points, strokeEnds, pen) {
      alive(this);
      return super.framing(numbers(points, "points"), counts(strokeEnds, "strokeEnds"), maybeNumber(pen, "pen"));
    }

    /** @override @param {any} image */
    recognizePicture(image) {
      alive(this);
      return super.recognizePicture(picture(image, "image"));
    }

    /** @override @param {any} glyph */
    probabilities(glyph) {
      alive(this);
      return super.probabilities(numbers(glyph, "glyph"));
    }

    /** @override @param {any} glyph */
    logits(glyph) {
      alive(this);
      return super.logits(numbers(glyph, "glyph"));
    }

    /** @override @param {any} glyph */
    activations(glyph) {
      alive(this);
      return super.activations(numbers(glyph, "glyph"));
    }

    /** @override @param {any} glyphs @param {any} n */
    logitsBatch(glyphs, n) {
      alive(this);
      return super.logitsBatch(numbers(glyphs, "glyphs"), count(n, "n"));
    }

    /** @override */
    float32() {
      return Object.setPrototypeOf(super.float32.call(alive(this)), Recognizer.prototype);
    }

    /** @override */
    toSafetensors() {
      return super.toSafetensors.call(alive(this));
    }
  }
  return freeable(Recognizer);
}

/**
 * Makes a second call of `free()` harmless.
 *
 * @template {new (...given: any[]) => {free: () => void}} C
 * @param {C} Class
 */
export function freeable(Class) {
  const { free } = Class.prototype;
  Class.prototype.free = function () {
    if (this.__wbg_ptr) free.call(this);
  };
  const { dispose } = /** @type {any} */ (Symbol);
  if (dispose) Class.prototype[dispose] = Class.prototype.free;
  return Class;
}
