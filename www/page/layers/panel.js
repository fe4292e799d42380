/**
 * The panel below the layers: what one unit sees, and how its value comes about.
 *
 * @import { Looked } from "./looking.js"
 * @import { Unit } from "./units.js"
 */

import { button, make } from "../dom.js";
import { explain } from "./arithmetic.js";
import { print } from "./printed.js";
import { outputsOf } from "./shapes.js";
import { STEPS, steps } from "./stages.js";
import { C1, C3, C5, INPUT, indexOf, saidOf, shapeOf } from "./units.js";
import { Where } from "./where.js";
import { STRONGEST, convolution, dense, foremost, pooling, sumsOf } from "./workings.js";

export class Panel {
  #title = make("h2", { id: "look-title", tabindex: "-1" }, "Look inside");
  #does = make("p", { class: "does" });
  #workings = make("div", { class: "workings" });
  #where;
  /** The map that is written out, or the step from drawing to glyph; null: the one that counts most, or the first. @type {number | null} */
  #chosen = null;
  #again = () => {};
  #layer = "";
  element;
  step;
  play;

  /** @param {{step: () => void, play: () => void, close: () => void, look: (unit: Unit, pressed: boolean) => void}} on what its parts do */
  constructor(on) {
    this.step = button("Step", on.step, { class: "plain" });
    this.play = button("Play", on.play, { class: "plain", "aria-pressed": "false" });
    this.#where = new Where({ look: on.look, choose: (map) => this.#choose(map) });
    const buttons = make("div", { class: "buttons" }, this.step, this.play, button("Close", on.close, { class: "plain" }));
    const head = make("header", {}, this.#title, buttons);
    this.element = make("section", { class: "look", "aria-labelledby": "look-title" }, head, this.#does, this.#workings, this.#where.element);
    this.blank();
  }

  /** Takes the focus, so that what has opened is read out. */
  focus() {
    this.#title.focus({ preventScroll: true });
  }

  /** Nothing is drawn. */
  blank() {
    this.#title.textContent = "Look inside";
    this.#does.textContent = "Draw a digit, and point at any unit of any layer.";
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

  /** @param {Unit} unit @param {Looked} looked @returns {number[]} units of the layer before that count most, where it sees them all */
  show(unit, looked) {
    this.#again = () => void this.show(unit, looked);
    const layer = shapeOf(unit.layer);
    const slides = unit.layer === C1 || unit.layer === C3;
    this.play.hidden = !slides;
    this.step.hidden = !slides && (unit.layer !== INPUT || !looked.inked);
    this.#where.element.hidden = unit.layer === INPUT;
    if (this.#layer !== layer.key) this.#chosen = null;
    this.#layer = layer.key;
    const [said = "", rank] = saidOf(unit, looked.seen);
    this.#title.replaceChildren(said, ...(rank ? [make("span", { class: "unseen" }, ", "), make("small", {}, rank)] : []));
    const learned = layer.parameters > 0 ? `${layer.parameters.toLocaleString("en")} learned numbers` : "nothing to learn";
    const facts = unit.layer === INPUT ? [layer.size] : [layer.size, learned, looked.seen.activations.arithmetic];
    this.#does.replaceChildren(`${layer.does} `, make("span", {}, facts.join(" · ")));
    const value = /** @type {number} */ (outputsOf(layer, looked.seen)[indexOf(unit)]);
    if (unit.layer === INPUT) {
      this.#workings.replaceChildren(...this.#pixel(looked, value));
      return [];
    }
    const found = explain(unit, looked.seen, looked.parameters);
    const chosen = found.kind === "convolution" ? (this.#chosen ?? foremost(found)) : 0;
    const sums = found.kind === "convolution" ? sumsOf(found, value).map((part) => print(part)) : [];
    const terms = found.kind === "dense" && unit.layer > C5 ? found.terms.slice(0, 2 * STRONGEST).map(({ from }) => from) : [];
    if (found.kind === "convolution") this.#workings.replaceChildren(...convolution(unit, found, value, chosen));
    else this.#workings.replaceChildren(...(found.kind === "pooling" ? pooling(unit, found, value) : dense(unit, found, value, looked.seen)));
    this.#where.show(unit, looked.seen, { chosen, sums, terms });
    return terms;
  }

  /** @param {Looked} looked @param {number} value @returns {Element[]} */
  #pixel({ seen, inked }, value) {
    const pixel = make("p", {}, "0 is paper, 1 is ink: this pixel is ", make("strong", {}, print(value)));
    const choose = (/** @type {number} */ chosen) => {
      this.#choose(chosen);
      /** @type {HTMLElement | null} */ (this.#workings.querySelector('[aria-pressed="true"]'))?.focus();
    };
    return inked ? [...steps(inked, seen, this.#chosen ?? 0, choose), pixel] : [pixel];
  }
}
