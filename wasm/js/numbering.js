/**
 * The one instance of the module that reads numbers, and what a recognizer gets from it.
 *
 * @import { NumberPrediction, Prediction } from "./lenet5_number_raw.js"
 */

import { counts, maybeNumber, numbers, picture } from "./arguments.js";
import { alive } from "./checked.js";
import * as raw from "./lenet5_number_raw.js";
import { module } from "./source.js";

export const numbering = module("lenet5_number", raw);

/** @param {typeof import("./lenet5_raw.js").Recognizer} Raw */
export const readsNumbers = (Raw) =>
  class extends Raw {
    /** @param {any} points @param {any} strokeEnds @param {any} [pen] */
    recognizeNumber(points, strokeEnds, pen) {
      alive(this);
      numbering.check();
      const [xy, ends, width] = [numbers(points, "points"), counts(strokeEnds, "strokeEnds"), maybeNumber(pen, "pen")];
      const whole = super.recognize(xy, ends, width);
      // The common case. Made here, the answer takes a third of the time: the module would call a function for each field.
      const clear = whole.digit !== null && !whole.leftOut.length && raw.isClear(xy, ends, whole.probabilities[whole.digit]);
      return clear ? one(whole, xy, ends) : raw.readNumber(xy, ends, width, whole, this);
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
 * The number of one digit, which is all of the drawing.
 *
 * @param {Prediction} whole
 * @param {Float32Array} points
 * @param {Uint32Array} strokeEnds
 * @returns {NumberPrediction}
 */
function one(whole, points, strokeEnds) {
  // Of the ways to copy and to count, these are the fast ones.
  const strokes = new Uint32Array(strokeEnds.length);
  for (let stroke = 1; stroke < strokes.length; stroke += 1) strokes[stroke] = stroke;
  const drawing = { points: new Float32Array(points), strokeEnds: new Uint32Array(strokeEnds), strokes, box: box(points) };
  const digit = Object.assign(whole, drawing);
  const { state, probabilities } = whole;
  return { state, text: `${whole.digit}`, probability: probabilities[Number(whole.digit)], digits: [digit], whole };
}

/** @param {Float32Array} points at least one */
function box(points) {
  let [x, y] = points;
  let [right, bottom] = [x, y];
  for (let i = 2; i < points.length; i += 2) {
    x = Math.min(x, points[i]);
    right = Math.max(right, points[i]);
    y = Math.min(y, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  return { x, y, width: Math.fround(right - x), height: Math.fround(bottom - y) };
}
