/** Statistics of repeated measurements. */

/** Median, minimum and maximum. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}

export const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];

/** Three significant digits, with separators between thousands. */
export const digits = (value) => Number(value.toPrecision(3)).toLocaleString("en-US");

export function shown(values) {
  const { median, min, max } = spread(values);
  return `${digits(median)} (${digits(min)}–${digits(max)})`;
}
