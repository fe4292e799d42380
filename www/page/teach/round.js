/**
 * Learning from all drawings of a hand, with a loss curve, then gain, cost, and the choice to keep or discard the result.
 * Also the cross-validation that measures what such learning gains.
 *
 * @import { Keeper } from "./keeper.js"
 * @import { Door } from "./room.js"
 * @typedef {[words: string[], buttons?: HTMLElement[], ...pictures: Element[]]} Said
 */

import { fill, reason } from "../words.js";
import { discarded } from "./changes.js";
import { Curve } from "./curve.js";
import { text } from "./digits-text.js";
import { button, make } from "./dom.js";
import { current, of } from "./kept.js";
import { learn } from "./lessons.js";
import { text as card } from "./text.js";
import { crossValidate, ENOUGH } from "./trial.js";
import { guarded, harm } from "./words.js";

export class Round {
  #keeper;
  #teacher;
  #done;
  #control = new AbortController();
  element = make("div", { class: "round" });

  /** @param {Keeper} keeper @param {Door["teacher"]} teacher @param {() => void} done */
  constructor(keeper, teacher, done) {
    this.#keeper = keeper;
    this.#teacher = teacher;
    this.#done = done;
  }

  get #samples() {
    return of(this.#keeper.kept.samples, current(this.#keeper.kept)?.id);
  }

  get canCheck() {
    return this.#samples.length >= ENOUGH;
  }

  /** Shows nothing more: neither a result, nor one of work in progress. */
  clear() {
    this.#control.abort();
    this.#control = new AbortController();
    this.element.replaceChildren();
  }

  async learn() {
    const hand = current(this.#keeper.kept);
    if (!hand) return;
    const curve = new Curve();
    await this.#work(text.learning, curve.element, async (signal, progress) => {
      const { teach } = await this.#teacher();
      const taught = await learn(this.#keeper, hand.id, teach, {
        correction: null,
        signal,
        progress: (step) => {
          curve.add(step);
          progress(step.step / step.steps);
        },
      });
      if (!taught) return [[text.nothingNew]];
      const { improvement, guard, before, after, mislabelled } = taught;
      const left = mislabelled.length > 0 ? [fill(text.mislabelled, { n: mislabelled.length })] : [];
      if (!guard.holds) return [[fill(text.harmful, { harm: harm(guard) }), ...left, guarded(guard)]];
      if (!improvement) return [[text.useless, ...left]];
      const words = [
        fill(text.learnt, { after: after.right, all: after.n, before: before.right }),
        ...left,
        guarded(guard),
      ];
      const buttons = [
        button(card.keep, () => this.#say([text.kept]), { class: "first" }),
        button(text.discard, async () => {
          await this.#keeper.change(discarded(hand.id));
          this.#say([text.discarded]);
        }),
      ];
      return [words, buttons, curve.element];
    });
  }

  async check() {
    const samples = this.#samples;
    await this.#work(text.checking, null, async (signal, progress) => {
      const { n, before, after } = await crossValidate(samples, await this.#teacher(), signal, progress);
      return [[fill(text.checked, { before, after, all: n }), fair(before, after)]];
    });
  }

  /**
   * @param {string} words
   * @param {Element | null} picture
   * @param {(signal: AbortSignal, progress: (part: number) => void) => Promise<Said>} work
   */
  async #work(words, picture, work) {
    this.#control.abort();
    const control = (this.#control = new AbortController());
    const bar = make("span", { class: "fill" });
    const progress = (/** @type {number} */ part) => bar.style.setProperty("--part", String(part));
    progress(0);
    this.#say([words], [button(card.stop, () => control.abort())], make("div", { class: "track" }, bar), ...(picture ? [picture] : []));
    try {
      const said = await work(control.signal, progress);
      if (control === this.#control) this.#say(...said);
    } catch (error) {
      if (control !== this.#control) return;
      this.#say([control.signal.aborted ? text.stopped : fill(text.failed, { error: reason(error) })]);
    }
    this.#done();
  }

  /** @param {Said} said */
  #say(...[words, buttons = [], ...pictures]) {
    const focused = this.element.contains(document.activeElement);
    const said = make("div", { role: "status", tabindex: "-1" }, ...words.map((each) => make("p", {}, each)));
    this.element.replaceChildren(said, make("div", { class: "row" }, ...buttons), ...pictures);
    if (focused) said.focus();
  }
}

/** @param {number} before @param {number} after */
function fair(before, after) {
  if (after > before) return text.helps;
  return after < before ? text.harms : text.equal;
}
