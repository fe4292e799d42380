/**
 * The one instance of the module that reads numbers, and the methods that it adds to a recognizer.
 *
 * @import { NumberPrediction, Prediction } from "./lenet5_number_raw.js"
 */

import { counts, maybeNumber, numbers, picture } from "./arguments.js";
import { alive } from "./checked.js";
import * as raw from "./lenet5_number_raw.js";
import { module } from "./source.js";

export const numbering = module("lenet5_number", raw, "readNumber");

/** @param {typeof import("./lenet5_raw.js").Recognizer} Raw */
export const readsNumbers = (Raw) =>
  class extends Raw {
    /** @param {any} points @param {any} strokeEnds @param {any} [pen] */
    recognizeNumber(points, strokeEnds, pen) {
      alive(this);
      numbering.check();
      const [xy, ends, width] = [numbers(points, "points"), counts(strokeEnds, "strokeEnds"), maybeNumber(pen, "pen")];
      const whole = super.recognize(xy, ends, width);
      // The common case. The answer is built here, because the module would call a function for each field.
      const { digit, leftOut, probabilities } = whole;
      const probability = probabilities[Number(digit)] ?? 0;
      const clear = digit !== null && !leftOut.length && raw.isClear(xy, ends, probability);
      return clear ? one(whole, probability, xy, ends) : raw.readNumber(xy, ends, width, whole, this);
    }

    /** @param {any} image */
    recognizeNumberPicture(image) {
      alive(this);
      numbering.check();
      const of = picture(image, "image");
      return raw.readNumberPicture(of, super.recognizePicture(of), this);
    }
  };

/**
 * The answer for a drawing that is one digit as a whole.
 *
 * @param {Prediction} whole
 * @param {number} probability
 * @param {Float32Array} points
 * @param {Uint32Array} strokeEnds
 * @returns {NumberPrediction}
 */
function one(whole, probability, points, strokeEnds) {
  // These are the fast ways to copy and to count.
  const strokes = new Uint32Array(strokeEnds.length);
  for (let stroke = 1; stroke < strokes.length; stroke += 1) strokes[stroke] = stroke;
  const [x, width] = extent(points, 0);
  const [y, height] = extent(points, 1);
  const drawing = { points: new Float32Array(points), strokeEnds: new Uint32Array(strokeEnds), strokes, box: { x, y, width, height } };
  const digits = [Object.assign(whole, drawing)];
  return { state: whole.state, text: `${whole.digit}`, probability, digits, whole };
}

/** Where the points begin, and how far they reach: the x (0) or the y (1). @param {Float32Array} points @param {0 | 1} axis @returns {[number, number]} */
function extent(points, axis) {
  let [least, most] = [Infinity, -Infinity];
  for (let i = axis; i < points.length; i += 2) {
    const value = /** @type {number} */ (points[i]);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, Math.fround(most - least)];
}
