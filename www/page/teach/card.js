/**
 * The card behind "Not a 5?": first the keys 0 to 9, then the result. It never takes the focus from another part of the
 * page, and Escape closes it.
 */

import { digitOf } from "../digit-keys.js";
import { button, make } from "./dom.js";
import { text } from "./text.js";

/**
 * What the card shows. `part` is the share of the work that is done. With `instead` it takes the place of the answer.
 *
 * @typedef {{words: string[], buttons?: HTMLElement[], part?: number | null, instead?: boolean}} Page
 */

export class Card {
  #opener;
  #section;
  #card = make("div", { id: "teach", class: "teach", role: "group", "aria-label": text.card });
  #said = make("div", { class: "said", role: "status", tabindex: "-1" });
  #fill = make("span", { class: "fill" });
  #track = make("div", { class: "track" }, this.#fill);
  #buttons = make("div", { class: "row" });
  #keys;
  /** @type {Page | null} */
  #page = null;
  /** Called when the card is closed. */
  closed = () => {};

  /**
   * @param {HTMLButtonElement} opener
   * @param {(label: number | null) => void} choose
   */
  constructor(opener, choose) {
    this.#opener = opener;
    const key = (/** @type {number | null} */ label) =>
      label === null ? button(text.noDigit, () => choose(null)) : button(String(label), () => choose(label), { translate: "no" });
    this.#keys = make("div", { class: "keys", role: "group", "aria-label": text.which });
    this.#keys.append(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, null].map(key));
    const close = button("×", () => this.close(), { class: "close", "aria-label": text.close });
    this.#card.append(this.#said, close, this.#keys, this.#track, this.#buttons);
    this.#card.hidden = true;
    this.#section = opener.closest("section");
    this.#section?.append(this.#card);
    opener.setAttribute("aria-expanded", "false");
    opener.setAttribute("aria-controls", "teach");
    this.#card.addEventListener("keydown", (event) => {
      const { ctrlKey, metaKey, altKey } = event;
      const digit = digitOf(event);
      if (this.#keys.hidden || ctrlKey || metaKey || altKey || digit === null) return;
      choose(Number(digit));
    });
    // In the capture phase, before the pad: there, Escape clears the drawing.
    const escape = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || this.#card.hidden) return;
      if (event.target instanceof Element && event.target.closest(".notice, dialog")) return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    };
    document.addEventListener("keydown", escape, { capture: true });
  }

  /** Whether the keys are shown. */
  get asking() {
    return !this.#card.hidden && !this.#keys.hidden;
  }

  /** Whether it shows a result, and no work is in progress. */
  get resting() {
    return !this.#card.hidden && this.#keys.hidden && this.#track.hidden;
  }

  /** Whether it has shown this ever since. @param {Page} page */
  shows(page) {
    return !this.#card.hidden && page === this.#page;
  }

  /** Asks which digit it is. @param {Page} page */
  ask(page) {
    this.#show(page, true);
    this.#keys.querySelector("button")?.focus();
  }

  /** @param {Page} page */
  say(page) {
    this.#show(page, false);
  }

  /** Shows how much of the work is done. @param {number} part 0 to 1 */
  progress(part) {
    this.#fill.style.setProperty("--part", String(part));
  }

  close() {
    const focused = this.#card.contains(document.activeElement);
    this.#card.hidden = true;
    this.#section?.classList.remove("taken");
    this.#opener.setAttribute("aria-expanded", "false");
    if (focused) this.#opener.focus();
    this.closed();
  }

  /** @param {Page} page @param {boolean} keys */
  #show(page, keys) {
    const { words, buttons = [], part = null, instead = false } = (this.#page = page);
    const focused = this.#card.contains(document.activeElement);
    this.#card.hidden = false;
    this.#section?.classList.toggle("taken", instead);
    this.#opener.setAttribute("aria-expanded", "true");
    this.#said.replaceChildren(...words.filter(Boolean).map((words) => make("p", {}, words)));
    this.#keys.hidden = !keys;
    this.#track.hidden = part === null;
    this.progress(part ?? 0);
    this.#buttons.replaceChildren(...buttons);
    this.#buttons.hidden = buttons.length === 0;
    // The focused element may have been removed or hidden.
    const active = document.activeElement;
    if (focused && (!this.#card.contains(active) || (!keys && this.#keys.contains(active)))) this.#said.focus();
  }
}
