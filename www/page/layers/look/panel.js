/**
 * The panel below the layers: what one unit sees, and how its value is computed.
 *
 * @import { Filters } from "./filters.js"
 * @import { Looked } from "./looking.js"
 * @import { Unit } from "../units.js"
 */

import { around, button, make } from "../../dom.js";
import { fill } from "../../words.js";
import { explain } from "./arithmetic.js";
import { print } from "../printed.js";
import { mostOf, outputsOf } from "../shapes.js";
import { STEPS, steps } from "./stages.js";
import { text } from "./text.js";
import { C1, C3, C5, INPUT, indexOf, saidOf, shapeOf } from "../units.js";
import { Where } from "./where.js";
import { STRONGEST, convolution, dense, foremost, pooling, sumsOf } from "./workings.js";

export class Panel {
  #title = make("h2", { id: "look-title", tabindex: "-1" }, text.title);
  #does = make("p", { class: "does" });
  #workings = make("div", { class: "workings" });
  #where;
  /** The map that is written out, or the step from drawing to glyph; null: the map that contributes most, or the first step. @type {number | null} */
  #chosen = null;
  #again = () => {};
  #layer = "";
  #filters;
  #filter;
  #tour;
  element;
  step;
  play;

  /**
   * @param {{step: () => void, play: () => void, filter: () => void, tour: () => void, close: () => void, look: (unit: Unit, pressed: boolean) => void}} on handlers
   * @param {Filters} filters
   * @param {Element} tour
   */
  constructor(on, filters, tour) {
    this.#filters = filters;
    this.step = button(text.step, on.step, { class: "plain" });
    this.play = button(text.play, on.play, { class: "plain", "aria-pressed": "false" });
    this.#where = new Where({ look: on.look, choose: (map) => this.#choose(map) });
    this.#filter = button(text.filters, on.filter, { class: "plain", "aria-pressed": "false" });
    this.#tour = button(text.tour, on.tour, { class: "plain", "aria-pressed": "false" });
    const buttons = make("div", { class: "buttons" }, this.step, this.play, this.#filter, this.#tour, button(text.close, on.close, { class: "plain" }));
    const head = make("header", {}, this.#title, buttons);
    this.element = make("section", { class: "look", "aria-labelledby": "look-title" }, head, tour, this.#does, this.#workings, this.#where.element, filters.element);
    this.blank();
  }

  /** Takes the focus, so that what has opened is read out. */
  focus() {
    this.#title.focus({ preventScroll: true });
  }

  get filtering() {
    return this.element.classList.contains("filtering");
  }

  /** Shows all filters in place of the unit, or the unit again. @param {boolean} on */
  async filter(on) {
    this.element.classList.toggle("filtering", on);
    this.#filter.setAttribute("aria-pressed", String(on));
    if (!on) return this.#again();
    this.#title.textContent = text.filters;
    for (const part of [this.step, this.play]) part.hidden = true;
    await this.#filters.show();
  }

  /** @param {boolean} on whether the tour is under way */
  toured(on) {
    this.element.classList.toggle("touring", on);
    this.#tour.setAttribute("aria-pressed", String(on));
    this.#tour.textContent = on ? text.leaveTour : text.tour;
  }

  /** Shows that nothing is drawn. */
  blank() {
    this.#again = () => {};
    if (this.filtering) return;
    this.#title.textContent = text.title;
    this.#does.textContent = text.invite;
    this.#workings.replaceChildren();
    for (const part of [this.#where.element, this.step, this.play]) part.hidden = true;
  }

  /** The next step from the drawing to the glyph. @param {Unit} unit a pixel @param {Looked} looked */
  next(unit, looked) {
    this.#chosen = ((this.#chosen ?? 0) + 1) % STEPS;
    this.show(unit, looked);
  }

  /** @param {number} chosen */
  #choose(chosen) {
    this.#chosen = chosen;
    this.#again();
  }

  /** @param {Unit} unit @param {Looked} looked @returns {number[]} units of the previous layer that contribute most, where it sees them all */
  show(unit, looked) {
    this.#again = () => void this.show(unit, looked);
    if (this.filtering) {
      // The pad reports what keeps the network from answering.
      this.#filters.show().catch(() => {});
      return [];
    }
    const layer = shapeOf(unit.layer);
    const slides = unit.layer === C1 || unit.layer === C3;
    this.play.hidden = !slides;
    this.step.hidden = !slides && (unit.layer !== INPUT || !looked.inked);
    this.#where.element.hidden = unit.layer === INPUT && looked.inked !== null;
    if (this.#layer !== layer.key) this.#chosen = null;
    this.#layer = layer.key;
    const [name = "", rank] = saidOf(unit, looked.seen);
    this.#title.replaceChildren(name, ...(rank ? [make("span", { class: "unseen" }, ", "), make("small", {}, rank)] : []));
    const learned = layer.parameters > 0 ? fill(text.learned, { n: layer.parameters }) : text.nothingLearned;
    const facts = unit.layer === INPUT ? [layer.size] : [layer.size, learned, looked.seen.activations.arithmetic];
    this.#does.replaceChildren(`${layer.does} `, make("span", {}, facts.join(" · ")));
    const value = /** @type {number} */ (outputsOf(layer, looked.seen)[indexOf(unit)]);
    if (unit.layer === INPUT) {
      this.#workings.replaceChildren(...this.#pixel(looked, value));
      this.#where.show(unit, looked.seen, { chosen: 0, sums: [], terms: [] });
      return [];
    }
    const most = mostOf(shapeOf(unit.layer - 1), looked.seen);
    const found = explain(unit, looked.seen, looked.parameters);
    const chosen = found.kind === "convolution" ? (this.#chosen ?? foremost(found)) : 0;
    const sums = found.kind === "convolution" ? sumsOf(found, value).map((part) => print(part)) : [];
    const terms = found.kind === "dense" && unit.layer > C5 ? found.terms.slice(0, 2 * STRONGEST).map(({ from }) => from) : [];
    if (found.kind === "convolution") this.#workings.replaceChildren(...convolution(unit, found, value, chosen, most));
    else this.#workings.replaceChildren(...(found.kind === "pooling" ? pooling(unit, found, value, most) : dense(unit, found, value, looked.seen)));
    this.#where.show(unit, looked.seen, { chosen, sums, terms });
    return terms;
  }

  /** @param {Looked} looked @param {number} value @returns {Element[]} */
  #pixel({ seen, inked }, value) {
    const pixel = make("p", {}, ...around(text.pixel, "value", make("strong", {}, print(value))));
    const choose = (/** @type {number} */ chosen) => {
      this.#choose(chosen);
      /** @type {HTMLElement | null} */ (this.#workings.querySelector('[aria-pressed="true"]'))?.focus();
    };
    return inked ? [...steps(inked, seen, this.#chosen ?? 0, choose), pixel] : [pixel];
  }
}
