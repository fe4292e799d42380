/**
 * A unit's arithmetic, written out.
 *
 * @import { Convolution, Dense, Pooling, Term } from "./arithmetic.js"
 * @import { Seen } from "./feed.js"
 * @import { Unit } from "./units.js"
 */

import { button, make } from "../dom.js";
import { cells } from "./cells.js";
import { addingUp, print } from "./printed.js";
import { C1, OUTPUT, nameOf, shapeOf, unitAt } from "./units.js";

/** Terms that are named on each side. */
export const STRONGEST = 5;

const sign = (/** @type {string} */ text) => make("span", { class: "sign" }, text);

/** What happens to a sum before it is passed on. @param {number} total @param {number} value */
const rectified = (total, value) => (total < 0 ? `${print(total)}, which is below zero: ${print(value)}` : print(value));

/**
 * @param {Unit} unit
 * @param {Convolution} found
 * @param {number} value as the module gives it
 * @param {number | null} chosen which patch is written out; null: the one that counts most
 * @param {(from: number) => void} choose
 */
export function convolution(unit, { patches, bias, total }, value, chosen, choose) {
  const parts = [...patches.map(({ sum }) => sum), bias];
  const printed = addingUp(parts, value > 0 ? value : total).map((part) => print(part));
  const strongest = patches.reduce((best, patch) => (Math.abs(patch.sum) > Math.abs(best.sum) ? patch : best));
  const shown = patches[chosen ?? strongest.from] ?? strongest;
  const product = make(
    "div",
    { class: "product" },
    cells("what it sees", shown.sees),
    sign("×"),
    cells("weights", shown.weights, { plusMinus: true }),
    sign("="),
    cells("products", shown.products, { plusMinus: true }),
  );
  const rest = `bias ${printed.at(-1)}`;
  const end = rectified(total, value);
  if (unit.layer === C1) return [product, make("p", { class: "total" }, "add up ", make("b", {}, printed[0] ?? ""), ` + ${rest} = `, make("strong", {}, end))];
  const most = Math.max(...patches.flatMap(({ products }) => products.map(Math.abs)));
  const maps = patches.map((patch, i) => {
    const one = button("", () => choose(patch.from), { "aria-pressed": String(patch === shown), "aria-label": `Map ${i + 1} of S2 adds ${printed[i]}` });
    one.append(cells(`map ${i + 1}`, patch.products, { plusMinus: true, most, small: true }), make("b", {}, printed[i] ?? ""));
    return one;
  });
  return [make("div", { class: "patches", role: "group", "aria-label": "The six maps that it sees" }, ...maps), product, make("p", { class: "total" }, `six sums + ${rest} = `, make("strong", {}, end))];
}

/** @param {Unit} unit @param {Pooling} found @param {number} value */
export function pooling(unit, { sees, winner }, value) {
  const four = cells(`four neighbours of ${shapeOf(unit.layer - 1).name}`, sees, { mark: winner });
  return [make("div", { class: "product" }, four, sign("→"), make("p", { class: "total" }, "the largest is ", make("strong", {}, print(value))))];
}

/**
 * @param {Unit} unit
 * @param {Dense} found
 * @param {number} value
 * @param {Seen} seen
 */
export function dense(unit, { terms, bias, total }, value, seen) {
  const shown = [1, -1].map((side) => terms.filter(({ product }) => Math.sign(product) === side).slice(0, STRONGEST));
  const named = shown.flat();
  const others = terms.filter((term) => !named.includes(term));
  const rest = others.reduce((sum, { product }) => sum + product, 0);
  const end = unit.layer === OUTPUT || value > 0 ? value : total;
  const printed = addingUp([...named.map(({ product }) => product), rest, bias], end).map((part) => print(part));
  const most = Math.abs(named.reduce((best, { product }) => Math.max(best, Math.abs(product)), 0)) || 1;
  const list = (/** @type {string} */ title, /** @type {Term[]} */ terms) => make("div", {}, make("h3", {}, title), make("ol", { role: "list" }, ...terms.map((term) => row(unit, term, printed[named.indexOf(term)] ?? "", most))));
  const sums = make("p", { class: "total" }, `these, + ${others.length} others ${printed.at(-2)}, + bias ${printed.at(-1)} = `, make("strong", {}, unit.layer === OUTPUT ? print(value) : rectified(total, value)));
  const nodes = [make("div", { class: "sides" }, list("Strongest for", shown[0] ?? []), list("Strongest against", shown[1] ?? [])), sums];
  if (unit.layer !== OUTPUT) return nodes;
  const share = 100 * /** @type {number} */ (seen.prediction.probabilities[unit.row]);
  return [...nodes, make("p", {}, `The ten cells share out 100%. The softmax gives a cell e to the power of its value, divided by the sum of all ten: ${share.toFixed(share > 99 || share < 1 ? 3 : 1)}% for ${unit.row}.`)];
}

/** @param {Unit} unit @param {Term} term @param {string} printed @param {number} most */
function row(unit, { from, value, weight, product }, printed, most) {
  const bar = make("i", { "aria-hidden": "true", class: product < 0 ? "bar against" : "bar" });
  bar.style.setProperty("--part", String(Math.abs(product) / most));
  return make("li", {}, make("span", {}, `${nameOf(unitAt(unit.layer - 1, from))}`), make("span", {}, `${print(value)} × ${print(weight)}`), bar, make("b", {}, printed));
}
