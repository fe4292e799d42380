/**
 * "What if": pixels of the glyph become ink or paper, filters and units are switched off, and the probabilities move beside
 * marks at their old values. The pad's drawing and its answer stay as they are.
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Prediction, Stroke } from "../../../digit-pad/types.js"
 * @import { Ask, Changed, WhatIf } from "../questions.js"
 */

import { button, make } from "../../dom.js";
import { percent } from "../../percent.js";
import { Asker } from "../../asker.js";
import { fill } from "../../words.js";
import { Chances } from "../chances.js";
import { best } from "../glyphs.js";
import { decode, encode } from "./code.js";
import { Editor } from "./editor.js";
import { History, NOTHING, countOf, toggled } from "./history.js";
import { LAYERS } from "./layers.js";
import { text } from "./text.js";
import { MapSwitches } from "./map-switches.js";
import { UnitSwitches } from "./unit-switches.js";

export class ChangeView {
  #asker;
  #pad;
  #history = new History({ glyph: new Float32Array(28 * 28), off: NOTHING });
  #before = /** @type {Prediction | null} */ (null);
  /** What an address says was done to this ink. @type {{ink: readonly Stroke[], redo: ReturnType<typeof decode>} | null} */
  #addressed = null;
  #answer = /** @type {Changed | null} */ (null);
  #editor = new Editor((glyph, more) => this.#become(() => this.#history.become({ glyph }, more)));
  #switches = LAYERS.map((layer) => {
    const toggle = (/** @type {number} */ unit, more = false) => {
      this.#become(() => this.#history.become({ off: toggled(this.#history.now.off, layer.key, unit) }, more));
    };
    return { layer, switches: layer.side > 1 ? new MapSwitches(layer, toggle) : new UnitSwitches(layer, toggle) };
  });
  #undo = button(text.undo, () => this.#become(() => this.#history.undo()), { class: "plain" });
  #reset = button(text.reset, () => this.#become(() => this.#history.reset()), { class: "plain" });
  #chances = new Chances();
  #words = make("p", { class: "reads", role: "status" });
  element = make("div", { class: "change" });

  /** @param {Ask} ask @param {(error: Error) => void} failed @param {Pick<DigitPad, "ink" | "number">} pad */
  constructor(ask, failed, pad) {
    this.#pad = pad;
    this.#asker = new Asker((/** @type {WhatIf} */ question) => ask("change", question), (_, answer) => this.#show(answer), failed);
    const glyph = make("section", {}, make("h3", {}, text.glyph), this.#editor.element, make("p", { class: "quiet" }, text.drawOnIt));
    const answer = make("section", {}, make("h3", {}, text.now), this.#words, this.#chances.element, make("p", { class: "quiet" }, text.marks), make("div", { class: "buttons" }, this.#undo, this.#reset));
    const layers = this.#switches.map(({ layer: { name, side }, switches }) => make("div", {}, make("h4", {}, fill(side > 1 ? text.mapsOff : text.unitsOff, { layer: name })), switches.element));
    this.element.append(glyph, answer, make("section", { class: "switches" }, make("h3", {}, text.network), ...layers));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  get code() {
    return encode(this.#history.glyph, this.#history.now);
  }

  /** @param {readonly string[]} code @throws {Error} if the code is invalid */
  restore(code) {
    this.#addressed = { ink: this.#pad.ink, redo: decode(code) };
  }

  /** @param {Prediction} prediction */
  follow(prediction) {
    const { glyph } = (this.#before = prediction);
    const redo = this.#addressed?.ink === this.#pad.ink ? this.#addressed.redo : null;
    // Once the module for numbers is loaded, the same ink is read again, then as one of a number's digits.
    if (!redo || this.#pad.number) this.#addressed = null;
    this.#become(() => {
      // When only the weights are others, the glyph is the same, and its changes stay.
      if (redo || !sameGlyph(glyph, this.#history.glyph)) this.#history.restart(glyph);
      if (redo) this.#history.become(redo(glyph));
    });
  }

  repaint() {
    this.#editor.repaint();
    this.#switch();
  }

  stop() {
    this.#asker.stop();
  }

  /** @param {() => void} change */
  #become(change) {
    change();
    this.#editor.show(this.#history.now.glyph);
    this.#undo.setAttribute("aria-disabled", String(this.#history.isFirst));
    this.#reset.setAttribute("aria-disabled", String(this.#history.isReset));
    this.#switch();
    this.#asker.put(this.#history.now);
  }

  /** Shows at once what is off; the new activations follow with the answer. */
  #switch() {
    if (!this.#answer) return;
    for (const { layer, switches } of this.#switches) switches.show(this.#answer.activations[layer.key], this.#history.now.off[layer.key]);
  }

  /** @param {Changed} answer */
  #show(answer) {
    if (!this.#before) return;
    this.#answer = answer;
    this.#switch();
    const { probabilities, sure } = answer;
    this.#chances.show(probabilities, this.#before.probabilities, sure);
    const digit = best(probabilities);
    const share = Number(probabilities[digit]);
    const blank = probabilities.every((probability) => probability === 0);
    const count = countOf(this.#history.now.off);
    const read = blank ? text.blank : fill(share >= sure ? text.reads : text.readsUnsure, { digit, share: percent(share) });
    this.#words.textContent = count > 0 ? `${read} ${fill(text.off, { n: count })}` : read;
  }

  /** Undoes a step here instead of on the pad. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#become(() => this.#history.undo());
  }
}

/** @param {Float32Array} a @param {Float32Array} b */
const sameGlyph = (a, b) => a.every((value, pixel) => value === b[pixel]);
