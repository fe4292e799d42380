/** Numbers as they are printed: with a real minus sign, and so that printed sums add up. */

import { decimal, percentage } from "../numbers.js";
import { fill } from "../words.js";
import { text } from "./text.js";

/** @param {number} value @param {number} [digits] after the point */
export function print(value, digits = 2) {
  const size = Math.abs(value).toFixed(digits);
  const printed = decimal(Number(size), digits);
  return value < 0 && Number(size) !== 0 ? fill(text.negative, { size: printed }) : printed;
}

/**
 * Rounds parts so that they add up to the rounded total: the parts with the largest remainders are rounded up, the others
 * down. None is off by a whole unit of the last digit.
 *
 * @param {readonly number[]} parts
 * @param {number} total
 * @param {number} [digits] after the point
 * @returns {number[]}
 */
export function addingUp(parts, total, digits = 2) {
  const unit = 10 ** digits;
  const low = parts.map((part) => Math.floor(part * unit));
  const missing = Math.round(Number(total.toFixed(digits)) * unit) - low.reduce((a, b) => a + b, 0);
  const left = (/** @type {number} */ i) => /** @type {number} */ (parts[i]) * unit - /** @type {number} */ (low[i]);
  const order = parts.map((_, i) => i).sort((a, b) => left(b) - left(a));
  const up = new Set(order.slice(0, Math.max(missing, 0)));
  return low.map((value, i) => (value + (up.has(i) ? 1 : 0)) / unit);
}

/** A probability as a percentage, never as 0% or 100%. @param {number} part */
export function share(part) {
  if (part < 1e-5) return fill(text.lessThan, { share: percentage(0.001, 3) });
  if (part > 1 - 1e-5) return fill(text.moreThan, { share: percentage(99.999, 3) });
  return percentage(100 * part, part < 0.01 || part > 0.99 ? 3 : 1);
}
