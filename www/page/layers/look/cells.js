/** Numbers in a square of cells. The larger a number, the darker or more coloured its cell. */

import { make } from "../../dom.js";
import { channels } from "../../palette.js";
import { mixed, signed } from "../../signs.js";
import { fill } from "../../words.js";
import { print } from "../printed.js";
import { text } from "../text.js";

/** Values that are printed as nearly zero must look like it. */
const FAINT = 0.1;

/** @returns {{paper: number[], ink: number[]}} */
export function palette() {
  const { backgroundColor, color } = getComputedStyle(/** @type {Element} */ (document.querySelector(".look")));
  return { paper: channels(backgroundColor), ink: channels(color) };
}

/**
 * @param {string} caption
 * @param {readonly number[]} values row by row
 * @param {object} [options]
 * @param {readonly string[]} [options.printed] the values as text
 * @param {boolean} [options.plusMinus] whether colours tell the sign; otherwise no value is negative
 * @param {number} [options.most] the value with the strongest colour; by default the largest magnitude, unless all are nearly zero
 * @param {number} [options.mark] the index of a value to ring
 */
export function cells(caption, values, { printed = values.map((value) => print(value)), plusMinus = false, most, mark = -1 } = {}) {
  const { paper, ink } = palette();
  const largest = most ?? values.reduce((a, b) => Math.max(a, Math.abs(b)), FAINT);
  const square = make("div", { class: "cells", role: "img", "aria-label": fill(text.valued, { name: caption, value: printed.join("; ") }) });
  square.style.setProperty("--wide", String(Math.sqrt(values.length)));
  values.forEach((value, i) => {
    const part = Math.max(-1, Math.min(1, value / largest));
    const colour = plusMinus ? signed(part, paper) : mixed(part, paper, ink);
    const cell = make("span", i === mark ? { class: "mark" } : {}, printed[i] ?? "");
    cell.style.backgroundColor = `rgb(${colour})`;
    cell.style.color = readable(colour);
    square.append(cell);
  });
  return make("figure", {}, square, make("figcaption", {}, caption));
}

/** Black or white, whichever has more contrast. @param {readonly number[]} colour */
function readable(colour) {
  const [red = 0, green = 0, blue = 0] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}
