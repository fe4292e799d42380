/**
 * The panel below the layers: what one unit sees, and how its value comes about.
 *
 * @import { Seen } from "./feed.js"
 * @import { Parameters } from "./parameters.js"
 * @import { Unit } from "./units.js"
 * @import { Framing, Stroke } from "../../digit-pad/types.js"
 * @typedef {{framing: Framing, ink: readonly Stroke[]}} Inked
 * @typedef {{seen: Seen, parameters: Parameters, inked: Inked | null}} Looked what is looked at; `inked` null: a picture
 */

import { button, make } from "../dom.js";
import { explain } from "./arithmetic.js";
import { print } from "./printed.js";
import { valuesOf } from "./shapes.js";
import { STEPS, steps } from "./stages.js";
import { C1, C3, INPUT, indexOf, saidOf, shapeOf } from "./units.js";
import { convolution, dense, pooling } from "./workings.js";

export class Panel {
  #title = make("h2", { id: "look-title", tabindex: "-1" }, "Look inside");
  #does = make("p", { class: "does" });
  #workings = make("div", { class: "workings" });
  #chosen = /** @type {number | null} */ (null);
  #shown = "";
  element;
  step;
  play;

  /** @param {{step: () => void, play: () => void, close: () => void}} on what its buttons do */
  constructor(on) {
    this.step = button("Step", on.step, { class: "plain" });
    this.play = button("Play", on.play, { class: "plain", "aria-pressed": "false" });
    const buttons = make("div", { class: "buttons" }, this.step, this.play, button("Close", on.close, { class: "plain" }));
    const head = make("header", {}, this.#title, buttons);
    this.element = make("section", { class: "look", "aria-labelledby": "look-title" }, head, this.#does, this.#workings);
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
  }

  /** The next step from the drawing to the glyph. @param {Unit} unit a pixel @param {Looked} looked */
  next(unit, looked) {
    this.#chosen = ((this.#chosen ?? 0) + 1) % STEPS;
    this.show(unit, looked);
  }

  /** @param {Unit} unit @param {Looked} looked */
  show(unit, looked) {
    const layer = shapeOf(unit.layer);
    const slides = unit.layer === C1 || unit.layer === C3;
    this.play.hidden = !slides;
    this.step.hidden = !slides && (unit.layer !== INPUT || !looked.inked);
    if (this.#shown !== layer.key) this.#chosen = null;
    this.#shown = layer.key;
    this.#title.textContent = saidOf(unit, seenAs(unit, looked.seen));
    const learned = layer.parameters > 0 ? `${layer.parameters.toLocaleString("en")} learned numbers` : "nothing to learn";
    const how = `${learned}, computed in ${looked.seen.activations.arithmetic}.`;
    this.#does.textContent = `${layer.does} Size ${layer.size}${unit.layer === INPUT ? "." : `; ${how}`}`;
    this.#workings.replaceChildren(...this.#written(unit, looked));
  }

  /** @param {Unit} unit @param {Looked} looked @returns {Element[]} */
  #written(unit, looked) {
    const { seen, parameters, inked } = looked;
    const choose = (/** @type {number} */ chosen) => {
      this.#chosen = chosen;
      this.show(unit, looked);
      /** @type {HTMLElement | null} */ (this.#workings.querySelector('[aria-pressed="true"]'))?.focus();
    };
    const value = /** @type {number} */ (seenAs(unit, seen)[indexOf(unit)]);
    if (unit.layer === INPUT) {
      const pixel = make("p", {}, "0 is paper, 1 is ink: this pixel is ", make("strong", {}, print(value)));
      return inked ? [...steps(inked, seen, this.#chosen ?? 0, choose), pixel] : [pixel];
    }
    const found = explain(unit, seen, parameters);
    if (found.kind === "convolution") return convolution(unit, found, value, this.#chosen, choose);
    return found.kind === "pooling" ? pooling(unit, found, value) : dense(unit, found, value, seen);
  }
}

/** The module's values of a unit's layer: for OUTPUT before the softmax. @param {Unit} unit @param {Seen} seen */
export function seenAs({ layer }, seen) {
  const shape = shapeOf(layer);
  return shape.key === "output" ? seen.activations.logits : valuesOf(shape, seen);
}
