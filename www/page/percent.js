import { percentage } from "./numbers.js";
import { text } from "./text.js";
import { fill } from "./words.js";

/** A probability in words; rounding never makes 100% of it. @param {number} probability 0..=1 */
export function percent(probability) {
  const value = 100 * probability;
  if (value >= 99.95 && value < 100) return fill(text.above, { share: percentage(99.9, 1) });
  return value < 0.05 || value === 100 ? percentage(value) : percentage(value, 1);
}

/** A probability in few enough characters to stand above a column. @param {number} probability 0..=1 */
export function brief(probability) {
  const value = 100 * probability;
  if (value >= 99.5 && value < 100) return fill(text.above, { share: percentage(99) });
  return value > 0 && value < 0.5 ? fill(text.below, { share: percentage(1) }) : percentage(value);
}
