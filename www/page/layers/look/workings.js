/**
 * A unit's arithmetic, written out.
 *
 * @import { Convolution, Dense, Pooling, Term } from "./arithmetic.js"
 * @import { Seen } from "../feed.js"
 * @import { Unit } from "../units.js"
 */

import { make } from "../../dom.js";
import { fill } from "../../words.js";
import { cells } from "./cells.js";
import { addingUp, print, share } from "../printed.js";
import { valuesOf } from "../shapes.js";
import { text } from "./text.js";
import { C1, OUTPUT, nameOf, shapeOf, unitAt } from "../units.js";

/** How many terms are named on each side, for and against. */
export const STRONGEST = 5;

const sign = (/** @type {string} */ sign) => make("span", { class: "sign" }, sign);

/** A sum's parts, one below another, and what becomes of the sum. @param {string[]} parts @param {number} total @param {number} value */
function sum(parts, total, value) {
  const lines = parts.map((part) => make("span", {}, part));
  const end = make("strong", {}, print(value));
  if (value === 0 && print(total) !== print(Math.abs(total))) lines.push(make("span", {}, `= ${print(total)}`), make("span", {}, text.belowZero, end));
  else lines.push(make("span", {}, "= ", end));
  // Where the parts are on one line, the line may wrap between them.
  return make("p", { class: "total" }, ...lines.flatMap((line) => [line, " "]));
}

/**
 * What each map of a convolution adds, and then the bias, rounded as they are printed.
 *
 * @param {Convolution} found
 * @param {number} value as the module gives it
 */
export function sumsOf({ patches, bias, total }, value) {
  return addingUp([...patches.map(({ sum }) => sum), bias], value > 0 ? value : total);
}

/** The map that contributes most. @param {Convolution} found */
export const foremost = ({ patches }) => patches.reduce((best, { sum, from }) => (Math.abs(sum) > Math.abs(patches[best]?.sum ?? 0) ? from : best), 0);

/**
 * @param {Unit} unit
 * @param {Convolution} found
 * @param {number} value as the module gives it
 * @param {number} chosen which map's patch is written out
 * @param {number} most the largest value of the layer before
 */
export function convolution(unit, found, value, chosen, most) {
  const sums = sumsOf(found, value);
  const { sees, weights, products } = /** @type {import("./arithmetic.js").Patch} */ (found.patches[chosen]);
  const printed = addingUp(products, sums[chosen] ?? 0).map((product) => print(product));
  const all = print(sums.slice(0, -1).reduce((a, b) => a + b, 0));
  const grids = [
    cells(text.sees, sees, { most }),
    sign("×"),
    cells(text.weights, weights, { plusMinus: true }),
    sign("="),
    cells(text.products, products, { printed, plusMinus: true }),
  ];
  const parts = [fill(unit.layer === C1 ? text.allProducts : text.allMaps, { sum: all }), fill(text.bias, { value: print(sums.at(-1) ?? 0) })];
  return [make("div", { class: "product" }, sum(parts, found.total, value), ...grids)];
}

/** @param {Unit} unit @param {Pooling} found @param {number} value @param {number} most the largest value of the layer before */
export function pooling(unit, { sees, winner }, value, most) {
  const four = cells(fill(text.neighbours, { layer: shapeOf(unit.layer - 1).name }), sees, { mark: winner, most });
  return [make("div", { class: "product pooled" }, make("p", { class: "total" }, make("span", {}, text.largest), make("span", {}, "= ", make("strong", {}, print(value)))), four)];
}

/**
 * @param {Unit} unit
 * @param {Dense} found
 * @param {number} value as the module gives it
 * @param {Seen} seen
 */
export function dense(unit, { terms, bias, total }, value, seen) {
  const shown = [1, -1].map((side) => terms.filter(({ product }) => Math.sign(product) === side).slice(0, STRONGEST));
  const named = shown.flat();
  const others = terms.filter((term) => !named.includes(term));
  const rest = others.reduce((sum, { product }) => sum + product, 0);
  const end = unit.layer === OUTPUT || value > 0 ? value : total;
  const rounded = addingUp([...named.map(({ product }) => product), rest, bias], end);
  const printed = rounded.map((part) => print(part));
  const most = Math.abs(named.reduce((best, { product }) => Math.max(best, Math.abs(product)), 0)) || 1;
  const list = (/** @type {string} */ title, /** @type {Term[]} */ terms) => {
    const rows = terms.map((term) => row(unit, term, printed[named.indexOf(term)] ?? "", most));
    return make("div", {}, make("h3", {}, title), rows.length > 0 ? make("ol", { role: "list" }, ...rows) : make("p", {}, text.none));
  };
  const these = rounded.slice(0, -2).reduce((a, b) => a + b, 0);
  const parts = [fill(text.bias, { value: printed.at(-1) ?? "" })];
  if (others.length > 0) parts.unshift(fill(text.others, { n: others.length, sum: printed.at(-2) ?? "" }));
  if (named.length > 0) parts.unshift(fill(text.these, { n: named.length, sum: print(these) }));
  const sides =
    named.length > 0
      ? make("div", { class: "sides" }, list(text.strongestFor, shown[0] ?? []), list(text.strongestAgainst, shown[1] ?? []))
      : make("p", {}, fill(text.onlyBias, { layer: shapeOf(unit.layer - 1).name }));
  const nodes = [make("div", { class: "product weighed" }, sum(parts, total, value), sides)];
  if (unit.layer !== OUTPUT) return nodes;
  const part = share(/** @type {number} */ (valuesOf(shapeOf(OUTPUT), seen)[unit.row]));
  return [...nodes, make("p", {}, fill(text.softmax, { share: part, digit: unit.row }))];
}

/** @param {Unit} unit @param {Term} term @param {string} printed @param {number} most */
function row(unit, { from, value, weight, product }, printed, most) {
  const bar = make("i", { "aria-hidden": "true", class: product < 0 ? "bar against" : "bar" });
  bar.style.setProperty("--part", String(Math.abs(product) / most));
  return make("li", {}, make("span", {}, nameOf(unitAt(unit.layer - 1, from))), make("span", {}, `${print(value)} × ${print(weight)}`), bar, make("b", {}, printed));
}
