/**
 * "Why this digit, why not that one": which ink speaks for the answer and which against it, the same for the runner-up, and
 * what ink would help the runner-up most.
 *
 * @import { Prediction } from "../../../digit-pad/types.js"
 * @import { Ask, Reasons, Why } from "../questions.js"
 */

import { make } from "../../dom.js";
import { percent } from "../../percent.js";
import { Asker } from "../../asker.js";
import { fill } from "../../words.js";
import { text } from "../text.js";
import { SignedGlyph } from "./signed-glyph.js";
import { proposed, spoken } from "./words.js";

export class WhyView {
  #sides = [text.why, text.whyNot].map((question) => new Side(question));
  #asker;
  /** The prediction that is explained. @type {Prediction | null} */
  #read = null;
  #seen = /** @type {(() => void) | null} */ (null);
  element = make("div", { class: "why" });

  /** @param {Ask} ask @param {(error: Error) => void} failed */
  constructor(ask, failed) {
    this.#asker = new Asker((/** @type {Why} */ question) => ask("why", question), (question, reasons) => this.#show(question, reasons), failed);
    const legend = make(
      "p",
      { class: "legend" },
      make("i", { class: "scale", "aria-hidden": "true" }),
      make("span", {}, text.legend),
    );
    this.element.append(make("div", { class: "sides" }, ...this.#sides.map(({ element }) => element)), legend, make("p", { class: "quiet" }, text.how));
  }

  /** It has nothing to restore. */
  get code() {
    return [];
  }

  /** @param {readonly string[]} code @throws {Error} if it is not empty */
  restore(code) {
    if (code.length > 0) throw new Error(`expected nothing more, found ${code.join(" ").slice(0, 20)}`);
  }

  /** @param {Prediction} prediction not blank */
  follow(prediction) {
    this.#read = prediction;
    this.#asker.put({ glyph: prediction.glyph, digits: [Number(prediction.digit), Number(prediction.runnerUp)] });
  }

  repaint() {
    this.#seen?.();
  }

  stop() {
    this.#asker.stop();
  }

  /** @param {Why} question @param {Reasons} reasons */
  #show({ glyph, digits }, { speaks, blot }) {
    const probabilities = this.#read?.probabilities;
    if (!probabilities) return;
    // One scale for both digits, so that they can be compared.
    const most = Math.max(...speaks.map((values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)));
    this.#seen = () =>
      this.#sides.forEach((side, i) => {
        const [digit, values] = [Number(digits[i]), /** @type {Float32Array} */ (speaks[i])];
        const now = Number(probabilities[digit]);
        const words = i === 0 ? [spoken(digit, glyph, values)] : [spoken(digit, glyph, values), proposed(digit, glyph, blot, now)];
        side.show(digit, now, words, (drawn) => drawn.show(fill(text.pictured, { digit, words: words[0] ?? "" }), glyph, values, most, i === 0 ? null : blot));
      });
    this.#seen();
  }
}

/** One of the two digits. */
class Side {
  #question;
  #title = make("h3", {});
  #glyph = new SignedGlyph();
  #words = make("div", {});
  element = make("section", {}, this.#title, this.#glyph.element, this.#words);

  /** @param {string} question */
  constructor(question) {
    this.#question = question;
  }

  /** @param {number} digit @param {number} now its probability @param {string[]} words @param {(glyph: SignedGlyph) => void} paint */
  show(digit, now, words, paint) {
    this.#title.replaceChildren(fill(this.#question, { digit }), make("small", {}, percent(now)));
    this.#words.replaceChildren(...words.map((text) => make("p", {}, text)));
    paint(this.#glyph);
  }
}
