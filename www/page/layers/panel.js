/**
 * The panel below the layers: what one unit sees, and how its value comes about.
 *
 * @import { Seen } from "./feed.js"
 * @import { Parameters } from "./parameters.js"
 * @import { Unit } from "./units.js"
 */

import { button, make } from "../dom.js";
import { explain } from "./arithmetic.js";
import { print } from "./printed.js";
import { valuesOf } from "./shapes.js";
import { C1, C3, INPUT, indexOf, nameOf, saidOf, shapeOf } from "./units.js";
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

  /** @param {Unit} unit @param {Seen} seen @param {Parameters} parameters */
  show(unit, seen, parameters) {
    const layer = shapeOf(unit.layer);
    const slides = unit.layer === C1 || unit.layer === C3;
    for (const one of [this.step, this.play]) one.hidden = !slides;
    if (this.#shown !== layer.key) this.#chosen = null;
    this.#shown = layer.key;
    const values = valuesOf(layer, seen);
    this.#title.textContent = unit.layer === INPUT ? nameOf(unit) : saidOf(unit, seenAs(unit, seen));
    const learned = layer.parameters > 0 ? ` ${layer.parameters.toLocaleString("en")} learned numbers` : " Nothing to learn";
    this.#does.textContent = `${layer.does} ${layer.size}.${unit.layer === INPUT ? "" : `${learned}, computed in ${seen.activations.arithmetic}.`}`;
    if (unit.layer === INPUT) {
      this.#workings.replaceChildren(make("p", { class: "total" }, "0 is paper, 1 is ink: here it is ", make("strong", {}, print(/** @type {number} */ (values[indexOf(unit)])))));
      return;
    }
    const value = /** @type {number} */ (seenAs(unit, seen)[indexOf(unit)]);
    const found = explain(unit, seen, parameters);
    const again = (/** @type {number} */ from) => {
      this.#chosen = from;
      this.show(unit, seen, parameters);
      /** @type {HTMLElement | null} */ (this.#workings.querySelector('[aria-pressed="true"]'))?.focus();
    };
    if (found.kind === "convolution") this.#workings.replaceChildren(...convolution(unit, found, value, this.#chosen, again));
    else if (found.kind === "pooling") this.#workings.replaceChildren(...pooling(unit, found, value));
    else this.#workings.replaceChildren(...dense(unit, found, value, seen));
  }
}

/** The module's values of a unit's layer: for OUTPUT before the softmax. @param {Unit} unit @param {Seen} seen */
export function seenAs({ layer }, seen) {
  const shape = shapeOf(layer);
  return shape.key === "output" ? seen.activations.logits : valuesOf(shape, seen);
}
