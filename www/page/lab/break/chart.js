/**
 * The probabilities of all ten digits over a slider's whole range, and the values at which the reading changes.
 *
 * @import { Swept } from "../questions.js"
 */

import { make } from "../../dom.js";
import { percentage } from "../../numbers.js";
import { CLASSES } from "../glyphs.js";

const SVG = "http://www.w3.org/2000/svg";
/** The size of the SVG's view box. */
const [WIDE, HIGH] = [1000, 100];
/** Curves that stay below this probability are not labelled. */
const FAINT = 0.15;
/** Of labels closer than this, only the higher curve's is shown: fractions of the chart's width and height. */
const [APART, BELOW] = [0.05, 0.12];

/** @param {string} name @param {Record<string, string>} attributes */
function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export class Chart {
  #svg = shape("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  #names = make("div", { class: "names", "aria-hidden": "true" });
  #cursor = shape("line", { class: "cursor", y1: "0", y2: String(HIGH) });
  element = make("div", { class: "plot", role: "img" }, this.#svg, this.#names);

  /**
   * @param {Swept} swept
   * @param {number} count of values
   * @param {number} answer the digit whose curve stands out
   * @param {(n: number) => boolean} unsure whether the network is unsure at a value
   * @param {readonly number[]} marks values at which the reading changes
   * @param {string} label for screen readers
   */
  show({ probabilities }, count, answer, unsure, marks, label) {
    const x = (/** @type {number} */ n) => (WIDE * Math.min(n, count - 1)) / (count - 1);
    const value = (/** @type {number} */ n, /** @type {number} */ digit) => Number(probabilities[n * CLASSES + digit]);
    const shapes = [];
    /** @type {{digit: number, left: number, top: number}[]} */
    const tops = [];
    const names = [100, 0].map((share) => make("small", {}, percentage(share)));
    for (let n = 0, run = 0; n <= count; n += 1) {
      const more = n < count && unsure(n);
      if (!more && run > 0) shapes.push(shape("rect", { class: "unsure", x: String(x(n - run)), width: String(x(run)), y: "0", height: String(HIGH) }));
      run = more ? run + 1 : 0;
    }
    for (const n of marks) shapes.push(shape("line", { class: "mark", x1: String(x(n)), x2: String(x(n)), y1: "0", y2: String(HIGH) }));
    for (let digit = 0; digit < CLASSES; digit += 1) {
      const all = Array.from({ length: count }, (_, n) => value(n, digit));
      const points = all.map((part, n) => `${x(n).toFixed(1)},${(HIGH * (1 - part)).toFixed(2)}`).join(" ");
      const most = Math.max(...all);
      const kind = digit === answer ? "curve own" : most < FAINT ? "curve faint" : "curve";
      shapes.push(shape("polyline", { class: kind, points }));
      if (most >= FAINT) tops.push({ digit, left: middle(all, most) / (count - 1), top: 1 - most });
    }
    for (const { digit, left, top } of apart(tops)) {
      const name = make("b", digit === answer ? { class: "own" } : {}, String(digit));
      Object.assign(name.style, { left: `${100 * left}%`, top: `${100 * top}%` });
      names.push(name);
    }
    this.#svg.replaceChildren(...shapes, this.#cursor);
    this.#names.replaceChildren(...names);
    this.element.setAttribute("aria-label", label);
  }

  /** Marks the value that the slider is at. @param {number} n @param {number} count */
  point(n, count) {
    for (const end of ["x1", "x2"]) this.#cursor.setAttribute(end, String((WIDE * n) / (count - 1)));
  }
}

/** The middle of the longest run in which a curve is close to its maximum. @param {readonly number[]} all @param {number} most */
function middle(all, most) {
  let [start, length] = [0, 0];
  for (let n = 0, run = 0; n < all.length; n += 1) {
    run = Number(all[n]) >= 0.97 * most ? run + 1 : 0;
    if (run > length) [start, length] = [n - run + 1, run];
  }
  return start + (length - 1) / 2;
}

/** Labels that do not overlap a higher one. @template {{left: number, top: number}} T @param {readonly T[]} names @returns {T[]} */
function apart(names) {
  /** @type {T[]} */
  const kept = [];
  for (const name of [...names].sort((a, b) => a.top - b.top)) {
    if (kept.every(({ left, top }) => Math.abs(left - name.left) > APART || Math.abs(top - name.top) > BELOW)) kept.push(name);
  }
  return kept;
}
