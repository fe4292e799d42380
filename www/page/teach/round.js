/**
 * Learning from all drawings of a hand, with a loss curve, then gain, cost, and the choice to keep or discard the result.
 * Also the cross-validation that says what such learning gains.
 *
 * @import { Keeper } from "./keeper.js"
 * @import { Door } from "./room.js"
 */

import { discarded } from "./changes.js";
import { Curve } from "./curve.js";
import { button, make } from "./dom.js";
import { current, of } from "./kept.js";
import { learn } from "./lessons.js";
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

  clear() {
    this.#control.abort();
    this.element.replaceChildren();
  }

  async learn() {
    const hand = current(this.#keeper.kept);
    if (!hand) return;
    const curve = new Curve();
    await this.#work("Learning …", curve.element, async (signal, progress) => {
      const { teach } = await this.#teacher();
      const taught = await learn(this.#keeper, hand.id, teach, {
        correction: null,
        signal,
        progress: (step) => {
          curve.add(step);
          progress(step.step / step.steps);
        },
      });
      if (!taught) return this.#say(["There is nothing new to learn."]);
      const { improvement, guard, before, after } = taught;
      if (!guard.holds) return this.#say([`Not learnt: ${harm(guard)}. It reads as it did before. Look whether a drawing above is called what it is not.`, guarded(guard)]);
      if (!improvement) return this.#say(["It learnt nothing that helps, and reads as it did before."]);
      const words = [
        `Learnt. Of the digits it practised on, ${after.right} of ${after.n} are read right; before, ${before.right}. That it can read what it practised on proves little: see “How much does it help?”`,
        guarded(guard),
      ];
      this.#say(words, [
        button("Keep", () => this.#say(["Kept."]), { class: "first" }),
        button("Discard", async () => {
          await this.#keeper.change(discarded(hand.id));
          this.#say(["Discarded: it reads as it did before. The drawings are kept."]);
        }),
      ]);
      this.element.append(curve.element);
    });
  }

  async check() {
    const samples = this.#samples;
    await this.#work("Learning five times, each time without a fifth of your drawings, and reading those …", null, async (signal, progress) => {
      const { n, before, after } = await crossValidate(samples, await this.#teacher(), signal, progress);
      this.#say([`Drawings of yours that it had not practised on: ${before} → ${after} of ${n} are read right.`, fair(before, after)]);
    });
  }

  /**
   * @param {string} words
   * @param {Element | null} picture
   * @param {(signal: AbortSignal, progress: (part: number) => void) => Promise<void>} work
   */
  async #work(words, picture, work) {
    this.#control.abort();
    const control = (this.#control = new AbortController());
    const fill = make("span", { class: "fill" });
    const progress = (/** @type {number} */ part) => fill.style.setProperty("--part", String(part));
    progress(0);
    this.#say([words], [button("Stop", () => control.abort())]);
    this.element.append(make("div", { class: "track" }, fill), ...(picture ? [picture] : []));
    try {
      await work(control.signal, progress);
    } catch (error) {
      if (control !== this.#control) return;
      this.#say([control.signal.aborted ? "Stopped. Nothing has changed." : `That failed: ${error instanceof Error ? error.message : error}. Nothing is lost.`]);
    }
    this.#done();
  }

  /** @param {string[]} words @param {HTMLElement[]} [buttons] */
  #say(words, buttons = []) {
    const focused = this.element.contains(document.activeElement);
    const said = make("div", { role: "status", tabindex: "-1" }, ...words.map((text) => make("p", {}, text)));
    this.element.replaceChildren(said, make("div", { class: "row" }, ...buttons));
    if (focused) said.focus();
  }
}

/** @param {number} before @param {number} after */
function fair(before, after) {
  if (after > before) return "So it helps with what you write next, too.";
  return after < before ? "So it does not help: the original may suit you better." : "So it makes no difference that so few drawings could show.";
}
