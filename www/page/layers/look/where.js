/**
 * Where a unit is: the maps that it sees, each with its window, and its own map. Pointing at its own map leads to other units;
 * pointing at the one map that a unit of C1, S2 or S4 sees moves its window.
 *
 * @import { Seen } from "../feed.js"
 * @import { Unit } from "../units.js"
 */

import { button, make } from "../../dom.js";
import { fill } from "../../words.js";
import { pointed, under } from "../pointing.js";
import { mostOf, valuesOf } from "../shapes.js";
import { Spot } from "./spot.js";
import { text } from "./text.js";
import { C1, C3, C5, INPUT, S2, S4, fieldOf, shapeOf, sources, unitAt } from "../units.js";

/**
 * What the arithmetic says about the previous layer.
 *
 * @typedef {object} Marked
 * @property {number} chosen the map that is written out
 * @property {readonly string[]} sums what each map adds
 * @property {readonly number[]} terms the units that contribute most
 */

export class Where {
  #before = new Spot();
  /** The six maps of S2 that a unit of C3 sees, to choose from. */
  #six = Array.from({ length: shapeOf(S2).maps }, () => new Spot());
  #own = new Spot();
  #buttons;
  #sign = make("span", { class: "sign", "aria-hidden": "true" }, "→");
  #hint = make("p", {});
  #group;
  #unit = /** @type {Unit | null} */ (null);
  #colour = "";
  element;

  /** @param {{look: (unit: Unit, pressed: boolean) => void, choose: (map: number) => void}} on */
  constructor({ look, choose }) {
    this.#buttons = this.#six.map((spot, map) => {
      const one = button("", () => choose(map), { "aria-pressed": "false" });
      one.append(spot.element, make("b", {}));
      return one;
    });
    this.#group = make("div", { class: "patches", role: "group", "aria-label": text.sixMaps }, ...this.#buttons);
    this.element = make("div", { class: "where" }, this.#group, this.#before.element, this.#sign, this.#own.element, this.#hint);
    pointed(this.#own.canvas, (event, pressed) => {
      if (!this.#own.sheet || !this.#unit) return;
      const { layer, map } = this.#unit;
      const found = under(this.#own.sheet, layer, event);
      look(layer < C5 ? { ...found, map } : found, pressed);
    });
    pointed(this.#before.canvas, (event, pressed) => {
      if (!this.#before.sheet || !this.#unit || this.#unit.layer >= C5) return;
      const { layer, map } = this.#unit;
      const { row, column } = under(this.#before.sheet, layer - 1, event);
      const step = layer === C1 ? 1 : 2;
      look({ layer, map, row: Math.floor(row / step), column: Math.floor(column / step) }, pressed);
    });
  }

  /** @param {Unit} unit @param {Seen} seen @param {Marked} marked */
  show(unit, seen, { chosen, sums, terms }) {
    this.#unit = unit;
    this.#recolour();
    const { layer, map } = unit;
    const [six, alone] = [layer === C3, layer === INPUT];
    this.element.classList.toggle("roomy", layer !== C1 && !six);
    this.element.classList.toggle("only", alone);
    this.#group.hidden = !six;
    this.#before.element.hidden = six || alone;
    this.#sign.hidden = alone;
    if (!alone) this.#sees(unit, seen, { chosen, sums, terms });
    const shape = shapeOf(layer);
    this.#own.show(layer, layer >= C5 ? null : map, valuesOf(shape, seen), mostOf(shape, seen), [fieldOf(unit)]);
    this.#own.canvas.classList.add("reach");
    const dragged = layer < C5 && !six && !alone;
    this.#hint.textContent = six ? "" : dragged ? text.drag : text.point;
  }

  /** Shows the maps that the unit sees. @param {Unit} unit @param {Seen} seen @param {Marked} marked */
  #sees(unit, seen, { chosen, sums, terms }) {
    const { layer, map } = unit;
    const field = /** @type {import("../units.js").Field} */ (sources(unit)[0]?.field);
    const values = valuesOf(shapeOf(layer - 1), seen);
    const most = mostOf(shapeOf(layer - 1), seen);
    if (layer === C3) {
      this.#six.forEach((spot, from) => spot.show(S2, from, values, most, [field]));
      this.#buttons.forEach((one, from) => {
        one.setAttribute("aria-pressed", String(from === chosen));
        one.setAttribute("aria-label", fill(text.adds, { map: from + 1, value: sums[from] ?? "" }));
        /** @type {Element} */ (one.lastElementChild).textContent = sums[from] ?? "";
      });
    } else {
      const own = layer === S2 || layer === S4 ? map : null;
      this.#before.show(layer - 1, own, values, most, layer < C5 ? [field] : terms.map((index) => fieldOf(unitAt(layer - 1, index))));
      this.#before.canvas.classList.toggle("reach", layer < C5);
    }
  }

  /** A canvas does not repaint when its colours change. */
  #recolour() {
    const { color } = getComputedStyle(this.element);
    if (color !== this.#colour) for (const { sheet } of [this.#before, this.#own, ...this.#six]) sheet?.recolour();
    this.#colour = color;
  }
}
