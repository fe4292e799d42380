/**
 * "Break it": the drawing is turned, moved, scaled, drawn with another pen or covered with noise, and all ten probabilities
 * are shown over the slider's whole range at once, with the values at which the answer changes.
 *
 * @import { Prediction, Stroke } from "../../../digit-pad/types.js"
 * @import { Ask, Change, Sweep, Swept } from "../questions.js"
 */

import { flatten } from "../../../digit-pad/strokes.js";
import { button, make } from "../../dom.js";
import { percent } from "../../percent.js";
import { Asker } from "../../asker.js";
import { fill } from "../../words.js";
import { Chances } from "../chances.js";
import { GlyphSheet } from "../glyph-sheet.js";
import { CLASSES, PIXELS, best, tenOf } from "../glyphs.js";
import { text } from "../text.js";
import { CHANGES, saidOf, stillOf, valuesOf } from "./changes.js";
import { Chart } from "./chart.js";
import { isFlat, lettingGo, readAt, turnings } from "./words.js";

/** Stands in an address for: without framing. */
const UNFRAMED = "unframed";

export class BreakView {
  #asker;
  #change = /** @type {Change} */ ("turn");
  #framing = make("input", { type: "checkbox", id: "framing" });
  #framed = make("label", { class: "framed", for: "framing" }, this.#framing, text.framing);
  #kinds;
  #chart = new Chart();
  #slider = make("input", { type: "range", "aria-label": text.howMuch });
  #ends = make("div", { class: "ends", "aria-hidden": "true" });
  #reads = make("p", { class: "reads" });
  #words = make("p", { role: "status" });
  #note = make("p", { class: "quiet" });
  #glyph = new GlyphSheet();
  #chances = new Chances();
  #drawn = /** @type {{prediction: Prediction, strokes: readonly Stroke[]} | null} */ (null);
  #swept = /** @type {Swept | null} */ (null);
  element = make("div", { class: "break" });

  /** @param {Ask} ask @param {(error: Error) => void} failed */
  constructor(ask, failed) {
    this.#asker = new Asker((/** @type {Sweep} */ question, signal) => ask("sweep", question, signal), (question, swept) => this.#show(question, swept), failed, true);
    this.#kinds = /** @type {Change[]} */ (Object.keys(CHANGES)).map((change) => ({ change, one: button(text.changes[change].name, () => this.#choose(change), { class: "kind" }) }));
    this.#framing.checked = true;
    this.#framing.addEventListener("change", () => this.#put());
    this.#slider.addEventListener("input", () => this.#at(Number(this.#slider.value)));
    const kinds = make("div", { class: "kinds", role: "group", "aria-label": text.kinds }, ...this.#kinds.map(({ one }) => one), this.#framed);
    const curves = make("div", { class: "curves" }, this.#chart.element, this.#slider, this.#ends, this.#reads, this.#words, this.#note);
    const now = make("div", { class: "now" }, this.#glyph.element, this.#chances.element);
    this.element.append(kinds, make("div", { class: "sweep" }, curves, now));
    this.#choose("turn");
  }

  get code() {
    return [this.#change, String(valuesOf(CHANGES[this.#change])[Number(this.#slider.value)]), ...(this.#framing.checked ? [] : [UNFRAMED])];
  }

  /** @param {readonly string[]} code @throws {Error} if the code is invalid */
  restore([name, value, unframed, ...more]) {
    const change = /** @type {Change} */ (name);
    const n = Object.hasOwn(CHANGES, change) ? valuesOf(CHANGES[change]).indexOf(Number(value)) : -1;
    const framed = unframed === undefined;
    if (n < 0 || !value || more.length > 0 || !(framed || unframed === UNFRAMED)) throw new Error(`expected a change such as turn~90, found ${[name, value, unframed, ...more].join(" ").slice(0, 30)}`);
    this.#framing.checked = framed;
    this.#choose(change, n);
  }

  /** @param {Prediction} prediction @param {readonly Stroke[]} strokes */
  follow(prediction, strokes) {
    this.#drawn = { prediction, strokes };
    this.#put();
  }

  repaint() {
    this.#glyph.repaint();
  }

  stop() {
    this.#asker.stop();
  }

  /** @param {Change} change @param {number} [n] the index of its value; by default that of the one that changes nothing */
  #choose(change, n = stillOf(CHANGES[change])) {
    this.#change = change;
    for (const each of this.#kinds) each.one.setAttribute("aria-pressed", String(each.change === change));
    const { from, to } = CHANGES[change];
    const values = valuesOf(CHANGES[change]);
    Object.assign(this.#slider, { min: 0, max: values.length - 1, step: 1, value: n });
    this.#ends.replaceChildren(...[from, to].map((end) => make("span", {}, saidOf(change, end))));
    this.#put();
  }

  #put() {
    if (!this.#drawn) return;
    const { prediction, strokes } = this.#drawn;
    const range = CHANGES[this.#change];
    const framed = range.framing !== "precedes" && strokes.length > 0;
    this.#framed.hidden = !framed;
    const ink = framed && this.#framing.checked ? flatten(strokes) : null;
    this.#asker.put({ change: this.#change, values: valuesOf(range), glyph: prediction.glyph, ink });
  }

  /** @param {Sweep} question @param {Swept} swept */
  #show({ change, values, ink }, swept) {
    const range = CHANGES[change];
    const still = stillOf(range);
    const undone = ink !== null && range.framing === "undoes" && isFlat(swept);
    const words = undone ? text.undone : lettingGo(swept, change, values, still);
    const marks = undone ? [] : turnings(swept, still, values.length).flatMap((found) => found.slice(0, 1)).map(({ n }) => n);
    this.#chart.show(swept, values.length, best(tenOf(swept.probabilities, still)), (n) => readAt(swept, n) === null, marks, fill(text.chart, { words }));
    this.#words.textContent = words;
    const how = ink ? text.strokesChanged : change === "noise" ? text.noiseAdded : text.pixelsChanged;
    this.#note.textContent = `${how} ${text.shaded}`;
    this.#swept = swept;
    this.#at(Number(this.#slider.value));
  }

  /** Shows the reading at this value of the slider. @param {number} n */
  #at(n) {
    const swept = this.#swept;
    if (!swept || !this.#drawn) return;
    const count = swept.probabilities.length / CLASSES;
    const range = CHANGES[this.#change];
    const ten = tenOf(swept.probabilities, n);
    const [digit, read] = [best(ten), readAt(swept, n)];
    const size = saidOf(this.#change, Number(valuesOf(range)[n]));
    const said = fill(read === null ? text.readsUnsure : text.reads, { size, digit, share: percent(Number(ten[digit])) });
    this.#chart.point(n, count);
    this.#reads.textContent = said;
    this.#slider.setAttribute("aria-valuetext", said);
    this.#glyph.show(swept.glyphs.subarray(n * PIXELS, (n + 1) * PIXELS));
    this.#glyph.element.setAttribute("aria-label", fill(text.glyph, { words: said }));
    // Not the prediction's: those of a number's digit are not the network's alone.
    this.#chances.show(ten, tenOf(swept.probabilities, stillOf(range)), swept.sure);
  }
}
