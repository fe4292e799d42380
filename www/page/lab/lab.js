/**
 * The experiments: one panel beside the pad, with one experiment at a time, which follows the drawing. They ask a worker of
 * their own, with the pad's weights.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Prediction } from "../../digit-pad/types.js"
 * @import { Shown } from "../selection.js"
 * @import { State } from "../state.js"
 * @import { Experiment, Name } from "./experiment.js"
 * @import { Ask } from "./questions.js"
 */

import { button, make, styled } from "../dom.js";
import { onEscape } from "../escape.js";
import { inkOf } from "../ink-of.js";
import { onRecolour } from "../recolour.js";
import { fill, reason } from "../words.js";
import { BreakView } from "./break/view.js";
import { ChangeView } from "./change/view.js";
import { Client } from "./client.js";
import { addressOf, addressed } from "./address.js";
import { doubt } from "./says.js";
import { text } from "./text.js";
import { WhyView } from "./why/view.js";

const { classList } = document.documentElement;

/**
 * What the page provides.
 *
 * @typedef {object} Given
 * @property {HTMLElement} section below which the panel opens
 * @property {DigitPad} pad
 * @property {readonly {name: Name, label: string}[]} experiments
 * @property {(prediction: Prediction) => readonly number[]} guesses the digits that a prediction names
 * @property {(name: Name) => void} closed is told which experiment was closed
 */

/** Makes the panel once its style is loaded: canvases are painted in its colours. @param {Given} given */
export async function openLab(given) {
  await styled(new URL("./style.css", import.meta.url));
  return new Lab(given);
}

export class Lab {
  #pad;
  #guesses;
  #closed;
  #client;
  #title = make("h2", { id: "lab-title", tabindex: "-1" });
  #says = make("p", { class: "quiet", role: "status" });
  #stage = make("div", {});
  #panel = make("section", { class: "lab", "aria-labelledby": "lab-title" });
  #tabs;
  /** @type {Record<Name, Experiment>} */
  #experiments;
  #name = /** @type {Name} */ ("why");
  /** The digit that the page shows, and the one that the experiment works on. @type {Prediction | null} */
  #now = null;
  #shown = /** @type {Prediction | null} */ (null);

  /** @param {Given} given */
  constructor({ section, pad, experiments, guesses, closed }) {
    this.#pad = pad;
    this.#guesses = guesses;
    this.#closed = closed;
    this.#client = new Client(pad);
    /** @type {Ask} */
    const ask = (kind, question, signal) => this.#client.ask(kind, question, signal);
    const failed = (/** @type {Error} */ error) => this.#say(fill(text.failed, { error: reason(error) }));
    this.#experiments = { why: new WhyView(ask, failed), change: new ChangeView(ask, failed, pad), break: new BreakView(ask, failed) };
    this.#tabs = experiments.map(({ name, label }) => ({ name, label, tab: button(label, () => this.show(name), { class: "plain" }) }));
    const buttons = make("div", { class: "buttons", role: "group", "aria-label": text.experiments }, ...this.#tabs.map(({ tab }) => tab), button(text.close, () => this.close(), { class: "plain" }));
    this.#panel.append(make("header", {}, this.#title, buttons), this.#says, this.#stage);
    section.after(this.#panel);
    onEscape(() => this.#open, () => this.close());
    onRecolour(() => this.#experiments[this.#name].repaint());
  }

  get #open() {
    return classList.contains("experiment");
  }

  /** What is open, encoded for an address. @returns {string | null} */
  get code() {
    return this.#open ? addressOf(this.#name, this.#experiments[this.#name].code) : null;
  }

  /** @param {string} code of an address @throws {Error} if it is invalid */
  restore(code) {
    const { name, done } = addressed(code, this.#tabs);
    this.#experiments[name].restore(done);
    this.show(name);
  }

  /** @param {Name} name */
  show(name) {
    if (!this.#open) {
      classList.add("experiment");
      this.#client.start();
      scrollTo(0, 0);
    }
    this.#experiments[this.#name].stop();
    this.#name = name;
    for (const each of this.#tabs) {
      each.tab.setAttribute("aria-pressed", String(each.name === name));
      if (each.name === name) this.#title.textContent = each.label;
    }
    this.#stage.replaceChildren(this.#experiments[name].element);
    this.#follow();
    this.#title.focus({ preventScroll: true });
  }

  close() {
    if (!this.#open) return;
    this.#experiments[this.#name].stop();
    this.#client.stop();
    classList.remove("experiment");
    this.#closed(this.#name);
  }

  /** @param {State} state @param {DigitPad} _ @param {Shown} shown */
  update({ moving }, _, { prediction }) {
    this.#panel.setAttribute("aria-busy", String(moving));
    this.#now = prediction;
    if (this.#open && prediction !== this.#shown) this.#follow();
  }

  #follow() {
    const prediction = this.#now;
    this.#shown = prediction;
    const drawn = prediction !== null && prediction.state !== "blank";
    this.#stage.hidden = !drawn;
    if (!drawn) {
      this.#experiments[this.#name].stop();
      return this.#say(text.invites[this.#name]);
    }
    this.#say(doubt(prediction, this.#guesses(prediction).length > 0));
    this.#experiments[this.#name].follow(prediction, inkOf(prediction, this.#pad));
  }

  /** @param {string} text */
  #say(text) {
    if (this.#says.textContent !== text) this.#says.textContent = text;
  }
}
