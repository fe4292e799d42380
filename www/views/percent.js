/** A probability in words; never 100 % or 0 % where it is not quite that. @param {number} probability 0..=1 */
export function percent(probability) {
  const value = 100 * probability;
  if (value > 99.9 && value < 100) return ">99.9%";
  if (value > 0 && value < 0.1) return "<0.1%";
  return `${value.toFixed(value === 0 || value === 100 ? 0 : 1)}%`;
}
