/** The probability of each digit, now and before: ten bars with a mark on each. */

import { make } from "../dom.js";
import { percent } from "../percent.js";
import { best } from "./glyphs.js";

/** Smaller changes of a probability get no mark: it would say nothing. */
const MOVED = 0.005;

export class Chances {
  #rows = Array.from({ length: 10 }, (_, digit) => {
    const [fill, mark, share] = [make("i", { class: "fill" }), make("i", { class: "was" }), make("data", {})];
    const track = make("span", { class: "track" }, fill);
    return { item: make("li", {}, make("b", {}, String(digit)), make("span", { class: "both" }, track, mark), share), share };
  });
  element = make("ol", { class: "ten", role: "list", translate: "no" }, ...this.#rows.map(({ item }) => item));

  /** @param {Float32Array} now @param {Float32Array} before @param {number} sure the least probability of a sure answer */
  show(now, before, sure) {
    const answer = best(now);
    this.#rows.forEach(({ item, share }, digit) => {
      const [is, was] = [Number(now[digit]), Number(before[digit])];
      item.classList.toggle("moved", Math.abs(is - was) > MOVED);
      item.classList.toggle("best", digit === answer && is >= sure);
      item.style.setProperty("--part", is.toFixed(4));
      item.style.setProperty("--was", was.toFixed(4));
      share.value = String(is);
      share.textContent = percent(is);
    });
  }
}
