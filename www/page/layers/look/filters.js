/**
 * All filters of C1 and C3, by map. After teaching, each is shown as shipped, as it is now, and as the change.
 *
 * @import { Looking } from "./looking.js"
 */

import { button, make } from "../../dom.js";
import { SIDE, magnitude, paintFilter, rampOf } from "../../filters.js";
import { fill } from "../../words.js";
import { palette } from "./cells.js";
import { print } from "../printed.js";
import { text } from "./text.js";
import { C1, C3, shapeOf } from "../units.js";

const SIZE = SIDE * SIDE;
const SHOWN = [C1, C3];

export class Filters {
  #looking;
  #choose;
  element = make("div", { class: "filters" });

  /** @param {Looking} looking @param {(layer: number, map: number) => void} choose is told a map whose filters are pressed */
  constructor(looking, choose) {
    this.#looking = looking;
    this.#choose = choose;
  }

  /** Shows the filters in use. */
  async show() {
    const [now, before] = await Promise.all([this.#looking.parameters(), this.#looking.shippedIfTaught()]);
    const sections = SHOWN.map((layer) => {
      const name = `${shapeOf(layer).key}.weight`;
      const weights = /** @type {Float32Array} */ (now[name]);
      const old = before?.[name];
      return this.#section(layer, weights, old ? { old, change: weights.map((weight, i) => weight - /** @type {number} */ (old[i])) } : null);
    });
    this.element.replaceChildren(...sections);
  }

  /** @param {number} layer @param {Float32Array} weights @param {{old: Float32Array, change: Float32Array} | null} taught */
  #section(layer, weights, taught) {
    const { name, maps } = shapeOf(layer);
    const { paper: zero } = palette();
    const [largest, moved] = [Math.max(magnitude(weights), magnitude(taught?.old ?? weights)), magnitude(taught?.change ?? new Float32Array())];
    const rows = taught ? [{ values: taught.old, most: largest }, { values: weights, most: largest }, { values: taught.change, most: moved }] : [{ values: weights, most: largest }];
    const each = weights.length / maps;
    const items = Array.from({ length: maps }, (_, map) => {
      const canvas = make("canvas", { width: String((each / SIZE) * (SIDE + 1) - 1), height: String(rows.length * (SIDE + 1) - 1), "aria-hidden": "true" });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      rows.forEach(({ values, most }, row) => {
        for (let from = 0; from * SIZE < each; from += 1) {
          const start = map * each + from * SIZE;
          paintFilter(context, values.subarray(start, start + SIZE), most, zero, [from * (SIDE + 1), row * (SIDE + 1)]);
        }
      });
      const one = button("", () => this.#choose(layer, map));
      one.append(canvas, make("span", {}, fill(text.mapName, { map: map + 1 })));
      return make("li", {}, one);
    });
    const ramp = make("span", { class: "ramp" });
    ramp.style.background = rampOf(zero);
    const most = print(largest);
    const legend = make("p", { class: "legend" }, fill(text.against, { most }), ramp, fill(text.for, { most }));
    const heading = fill(layer === C1 ? text.filtersOfC1 : text.filtersOfC3, { layer: name, count: maps });
    const nodes = [make("h3", {}, heading), legend, make("ol", { role: "list", class: `${name.toLowerCase()}${taught ? " taught" : ""}` }, ...items)];
    if (taught) nodes.splice(1, 0, make("p", {}, fill(text.taught, { most: print(moved, 4) })));
    return make("section", {}, ...nodes);
  }
}
