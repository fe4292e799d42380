/**
 * Thumbnails of the drawings of a hand, one row for each digit. Each can be given another label, or be deleted.
 *
 * @import { Keeper } from "./keeper.js"
 * @import { Sample } from "./kept.js"
 */

import { fill } from "../words.js";
import { put, removed } from "./changes.js";
import { text } from "./digits-text.js";
import { button, make } from "./dom.js";
import { current, mislabelled, of } from "./kept.js";
import { text as card } from "./text.js";
import { thumbnail } from "./thumbnail.js";

const LABELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null];
const name = (/** @type {number | null} */ label) => (label === null ? card.noDigit : String(label));

export class Shelf {
  #keeper;
  /** @type {string | null} the drawing that is selected */
  #chosen = null;
  element = make("ul", { class: "shelf", role: "list" });

  /** @param {Keeper} keeper */
  constructor(keeper) {
    this.#keeper = keeper;
    this.update();
  }

  update() {
    const { kept } = this.#keeper;
    const hand = current(kept);
    const samples = of(kept.samples, hand?.id);
    const marked = mislabelled(kept, hand);
    const rows = LABELS.map((label) => ({ label, row: samples.filter((sample) => sample.label === label) }));
    const focused = this.element.contains(document.activeElement);
    const choosing = focused && document.activeElement instanceof HTMLSelectElement;
    this.element.replaceChildren(...rows.filter(({ row }) => row.length > 0).map(({ label, row }) => this.#row(label, row, marked)));
    // The focused element has been replaced or removed.
    const places = [choosing && "select", `[aria-expanded="true"]`, "button"];
    const place = places.map((one) => one && this.element.querySelector(one)).find((one) => one instanceof HTMLElement);
    if (focused) place?.focus();
  }

  /** @param {number | null} label @param {Sample[]} samples @param {readonly string[]} marked */
  #row(label, samples, marked) {
    const row = make("li", {}, make("b", {}, name(label)));
    const drawings = make("div", { class: "drawings" });
    samples.forEach((sample, index) => {
      const chosen = sample.id === this.#chosen;
      const choose = () => {
        this.#chosen = chosen ? null : sample.id;
        this.update();
      };
      const wrong = marked.includes(sample.id);
      const what = label === null ? text.noDigit : wrong ? text.wrong : text.drawing;
      const described = fill(what, { digit: label ?? "", place: index + 1 });
      const one = button("", choose, { class: wrong ? "drawing wrong" : "drawing", "aria-label": described, "aria-expanded": String(chosen) });
      one.append(thumbnail(sample));
      drawings.append(one);
      if (chosen) drawings.append(this.#editor(sample));
    });
    row.append(drawings);
    return row;
  }

  /** @param {Sample} sample */
  #editor(sample) {
    const select = make("select", { "aria-label": text.whatItIs });
    for (const label of LABELS) {
      const option = make("option", { value: String(label) }, name(label));
      option.selected = label === sample.label;
      select.append(option);
    }
    select.addEventListener("change", () => this.#keeper.change(put([{ ...sample, label: select.value === "null" ? null : Number(select.value) }])));
    const remove = button(text.delete, () => this.#keeper.change(removed(sample)));
    return make("div", { class: "row" }, make("span", {}, text.itIs), select, remove);
  }
}
