/**
 * Numbers as the page's language writes them. The digits are Western in every language: the page reads these digits and
 * answers with them, and an answer of 7 has to look like the 7 of "97 %".
 */

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

export let locale = "en";

/** @param {string} language */
export function writeNumbersIn(language) {
  locale = `${language}-u-nu-latn`;
  formats.clear();
}

/** @param {number} value @param {Intl.NumberFormatOptions} options */
function format(value, options) {
  const key = String(Object.values(options));
  const found = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, found);
  return found.format(value);
}

/** @param {number} n */
export const count = (n) => format(n, {});

/** A number with all its digits. @param {number} value */
export const exact = (value) => format(value, { maximumFractionDigits: 9, useGrouping: false });

/** @param {number} value @param {number} digits after the point */
export const decimal = (value, digits) => format(Number(value.toFixed(digits)), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });

/** @param {number} value in percent @param {number} [digits] after the point */
export const percentage = (value, digits = 0) =>
  format(Number(value.toFixed(digits)) / 100, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
