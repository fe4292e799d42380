/**
 * Colours for signed numbers: orange above zero, blue below, which red-green colour-blind people can tell apart. Zero has
 * the paper's colour. A legend, or the number itself, stands beside them.
 */

export const ORANGE = [230, 97, 1];
export const BLUE = [33, 102, 204];

/**
 * @param {number} part the number as a fraction of the largest magnitude, from -1 to 1
 * @param {readonly number[]} zero the paper's colour
 */
export function signed(part, zero) {
  const end = part < 0 ? BLUE : ORANGE;
  return mixed(Math.abs(part), zero, end);
}

/** @param {number} part from 0 to 1 @param {readonly number[]} none @param {readonly number[]} all */
export const mixed = (part, none, all) => none.map((from, c) => Math.round(from + part * ((all[c] ?? 0) - from)));
