/** A probability in words; rounding never makes a certainty of it. @param {number} probability 0..=1 */
export function percent(probability) {
  const value = 100 * probability;
  if (value >= 99.95 && value < 100) return ">99.9%";
  return value < 0.05 || value === 100 ? `${Math.round(value)}%` : `${value.toFixed(1)}%`;
}

/** The same in as few characters as stand above a column. @param {number} probability 0..=1 */
export function brief(probability) {
  const value = 100 * probability;
  if (value >= 99.5 && value < 100) return ">99%";
  return value > 0 && value < 0.5 ? "<1%" : `${Math.round(value)}%`;
}
