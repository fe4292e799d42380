/**
 * The list of hands: choose, add, rename and delete.
 *
 * @import { Keeper } from "./keeper.js"
 */

import { fill } from "../words.js";
import { drawing, forgotten } from "./changes.js";
import { text } from "./digits-text.js";
import { button, make } from "./dom.js";
import { current, newHand, of } from "./kept.js";
import { text as card } from "./text.js";

const LONGEST = 40;

export class Hands {
  #keeper;
  #select = make("select", { id: "hand" });
  #row = make("div", { class: "row" });
  #form = make("form", { class: "row", hidden: "" });
  element = make("div", { class: "hands" }, make("label", { for: "hand" }, text.who), this.#select, this.#row, this.#form);

  /** @type {string | undefined} */
  #now;

  /** @param {Keeper} keeper */
  constructor(keeper) {
    this.#keeper = keeper;
    this.#select.addEventListener("change", () => {
      const hand = keeper.kept.hands.find(({ id }) => id === this.#select.value);
      if (hand) keeper.change(drawing(hand, hand.name));
    });
    this.#row.append(
      button(text.add, () => {
        // One for each question: confirmed twice, it is the same hand.
        const hand = newHand("");
        this.#name(hand.name, (name) => drawing(hand, name));
      }),
      button(text.rename, () => {
        const hand = current(keeper.kept) ?? newHand(text.me);
        this.#name(hand.name, (name) => drawing(hand, name));
      }),
      button(card.forget, () => this.#forget()),
    );
    this.update();
  }

  update() {
    const { hands } = this.#keeper.kept;
    const now = current(this.#keeper.kept);
    const options = [...hands].sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => {
      const option = make("option", { value: id }, name);
      option.selected = id === now?.id;
      return option;
    });
    if (options.length === 0) options.push(make("option", {}, text.nobody));
    this.#select.replaceChildren(...options);
    this.#select.disabled = hands.length < 2;
    // A question is about the hand that it was asked for.
    if (now?.id !== this.#now) this.#close();
    this.#now = now?.id;
    for (const button of [...this.#row.children].slice(1)) /** @type {HTMLButtonElement} */ (button).hidden = !now;
  }

  /** Asks for a name. @param {string} before @param {(name: string) => ReturnType<typeof drawing>} change */
  #name(before, change) {
    const field = make("input", { type: "text", maxlength: String(LONGEST), required: "", pattern: ".*\\S.*", title: text.nameNeeded, value: before, "aria-label": text.name, autocomplete: "off" });
    this.#ask(() => this.#keeper.change(change(field.value.trim())), card.save, field);
    field.select();
  }

  #forget() {
    const hand = current(this.#keeper.kept);
    if (!hand) return;
    const { length } = of(this.#keeper.kept.samples, hand.id);
    const words = make("p", { tabindex: "-1" }, fill(text.forgetHand, { name: hand.name, n: length }));
    this.#ask(() => this.#keeper.change(forgotten(hand.id)), card.forget, words);
  }

  /** Shows a question in place of the buttons. @param {() => Promise<unknown>} act @param {string} label @param {HTMLElement} question */
  #ask(act, label, question) {
    this.#form.onsubmit = async (event) => {
      event.preventDefault();
      await act();
      this.#close();
    };
    this.#form.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#close();
    };
    this.#form.replaceChildren(question, make("button", { class: "first" }, label), button(card.cancel, () => this.#close()));
    this.#form.hidden = false;
    this.#row.hidden = true;
    question.focus();
  }

  #close() {
    const focused = this.#form.contains(document.activeElement);
    this.#form.hidden = true;
    this.#row.hidden = false;
    if (focused) this.#row.querySelector("button")?.focus();
  }
}
