/** The one instance of the module that reads numbers, and what a recognizer gets from it. */

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
      return raw.readNumber(numbers(points, "points"), counts(strokeEnds, "strokeEnds"), maybeNumber(pen, "pen"), this);
    }

    /** @param {any} image */
    recognizeNumberPicture(image) {
      alive(this);
      numbering.check();
      return raw.readNumberPicture(picture(image, "image"), this);
    }
  };
