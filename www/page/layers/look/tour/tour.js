/**
 * A tour of the network in six steps, above the unit that each is about. It notices when a step's task has been done.
 *
 * @import { Looked } from "../looking.js"
 * @import { Unit } from "../../units.js"
 */

import { button, make } from "../../../dom.js";
import { fill } from "../../../words.js";
import { STEPS } from "./steps.js";
import { text } from "./text.js";

const link = (/** @type {string} */ href, /** @type {string} */ name) => make("a", { href, target: "_blank", rel: "noopener" }, name);

export class Tour {
  #look;
  #changed;
  #title = make("h3", { id: "tour-title", tabindex: "-1" });
  #tells = make("p", {});
  #task = make("p", { class: "task" });
  #found = make("p", { class: "found", role: "status" });
  #back = button(text.back, () => this.start((this.step ?? 0) - 1), { class: "plain" });
  #next = button(text.next, () => this.#on(), { class: "next" });
  #from = /** @type {Looked | null} */ (null);
  #visited = /** @type {Unit[]} */ ([]);
  #moves = true;
  element;
  /** The step that is shown, from 0. @type {number | null} */
  step = null;

  /** @param {(unit: Unit) => void} look @param {(on: boolean) => void} changed is told when the tour has begun or ended */
  constructor(look, changed) {
    this.#look = look;
    this.#changed = changed;
    const paper = link("https://doi.org/10.1109/5.726791", "LeCun et al., 1998");
    const article = link(text.articleAddress, text.article);
    const more = make("p", { class: "more" }, text.more, paper, " · ", article);
    const tells = make("div", {}, this.#title, this.#tells);
    const does = make("div", {}, this.#task, this.#found, make("div", { class: "buttons" }, this.#back, this.#next), more);
    this.element = make("section", { class: "tour", "aria-labelledby": "tour-title" }, tells, does);
    this.element.hidden = true;
  }

  /** @param {number} step @param {{moves?: boolean}} [options] moves: goes to the unit where the step begins */
  start(step, { moves = true } = {}) {
    const shown = STEPS[step];
    if (!shown) return;
    const { name, tells, task } = text.steps[shown.name];
    this.step = step;
    this.#from = null;
    this.#moves = moves;
    this.element.hidden = false;
    this.#title.textContent = fill(text.title, { n: step + 1, count: STEPS.length, name });
    this.#tells.textContent = tells;
    this.#task.replaceChildren(make("strong", {}, text.tryIt), task);
    this.#found.textContent = "";
    this.#back.hidden = step === 0;
    this.#next.textContent = step + 1 < STEPS.length ? text.next : text.finish;
    this.element.classList.remove("done");
    this.#changed(true);
    this.#title.focus({ preventScroll: true });
  }

  leave() {
    if (this.step === null) return;
    this.step = null;
    this.element.hidden = true;
    this.#changed(false);
  }

  #on() {
    if (this.step === STEPS.length - 1) this.leave();
    else this.start((this.step ?? -1) + 1);
  }

  /** Takes note of what is looked at. @param {Unit} unit @param {Looked} looked */
  notice(unit, looked) {
    const step = STEPS[this.step ?? -1];
    if (!step) return;
    if (!this.#from) {
      this.#from = looked;
      this.#visited = [];
      if (this.#moves) return this.#look(step.start(looked));
    }
    this.#visited.push(unit);
    const found = step.found({ unit, looked, from: this.#from, visited: this.#visited });
    if (found === null || this.#found.textContent !== "") return;
    this.#found.textContent = found;
    this.element.classList.add("done");
  }
}
