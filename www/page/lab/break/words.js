/**
 * Where the answer changes, in words.
 *
 * @import { Change, Swept } from "../questions.js"
 */

import { fill } from "../../words.js";
import { best, tenOf } from "../glyphs.js";
import { text } from "../text.js";
import { CHANGES, wayOf } from "./changes.js";

/** Probabilities that differ by less than this look the same. */
const SAME = 0.005;

/** What is read at a value: a digit, or null where the network is not sure. @param {Swept} swept @param {number} n */
export function readAt({ probabilities, sure }, n) {
  const ten = tenOf(probabilities, n);
  const digit = best(ten);
  return Number(ten[digit]) >= sure ? digit : null;
}

/** @typedef {{n: number, read: number | null}} Turning where the reading changes, going away from the drawing as it is */

/**
 * The places where the reading changes, below and above, nearest first.
 *
 * @param {Swept} swept
 * @param {number} still the index of the value that changes nothing
 * @param {number} count of values
 * @returns {[Turning[], Turning[]]}
 */
export function turnings(swept, still, count) {
  const walk = (/** @type {number} */ step) => {
    /** @type {Turning[]} */
    const found = [];
    let last = readAt(swept, still);
    for (let n = still + step; n >= 0 && n < count; n += step) {
      const read = readAt(swept, n);
      if (read === last) continue;
      found.push({ n, read });
      last = read;
    }
    return found;
  };
  return [walk(-1), walk(1)];
}

/** Whether the probabilities are the same at every value. @param {Swept} swept */
export function isFlat({ probabilities }) {
  const first = tenOf(probabilities, 0);
  return probabilities.every((value, i) => Math.abs(value - Number(first[i % first.length])) < SAME);
}

/** @param {Swept} swept @param {Change} change @param {Float32Array} values @param {number} still */
export function lettingGo(swept, change, values, still) {
  const start = readAt(swept, still);
  const sides = turnings(swept, still, values.length).map((found, side) => {
    const end = side === 0 ? 0 : values.length - 1;
    if (end === still) return "";
    const way = wayOf(change, side > 0);
    if (found.length === 0) return start === null ? fill(text.staysUnsure, { way }) : fill(text.stays, { way, n: start });
    // The first turning is where the old reading ends. The first digit from there on is what the drawing becomes.
    const first = /** @type {Turning} */ (found[0]);
    const next = found.find(({ read }) => read !== null);
    const from = (/** @type {Turning} */ { n, read }) => {
      const size = CHANGES[change].says(Number(values[n]));
      return read === null ? fill(text.unsureFrom, { size }) : fill(text.from, { n: read, size });
    };
    if (!next || next === first) return fill(text.becomes, { way, first: from(first) });
    return fill(text.becomesTwo, { way, first: from(first), then: from(next) });
  });
  return sides.filter(Boolean).join(" ");
}
