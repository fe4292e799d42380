/**
 * Corrections: a drawing and its label are stored, learnt at once together with all other drawings of the hand, and the
 * drawing is read again. The pad stays usable meanwhile.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Shown } from "../selection.js"
 * @import { Store as PageStore } from "../state.js"
 * @import { Card } from "./card.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Sample } from "./kept.js"
 * @import { Reading } from "./reading.js"
 * @import { Door } from "./room.js"
 */

import { fill, reason } from "../words.js";
import { added, forgotten, removed, undone } from "./changes.js";
import { button } from "./dom.js";
import { alike, drawingOn } from "./drawing.js";
import { current, newId, of, undoable } from "./kept.js";
import { learn, subject } from "./lessons.js";
import { text } from "./text.js";
import { kept as keptWords, outcome } from "./words.js";

/** @typedef {{pad: DigitPad, page: PageStore, card: Card, keeper: Keeper, reading: Reading, teacher: Door["teacher"]}} Parts */

export class Corrections {
  #pad;
  #page;
  #card;
  #keeper;
  #reading;
  #teacher;
  #control = new AbortController();

  /** @param {Parts} parts */
  constructor({ pad, page, card, keeper, reading, teacher }) {
    this.#pad = pad;
    this.#page = page;
    this.#card = card;
    this.#keeper = keeper;
    this.#reading = reading;
    this.#teacher = teacher;
  }

  get hand() {
    return current(this.#keeper.kept);
  }

  get samples() {
    return of(this.#keeper.kept.samples, this.hand?.id);
  }

  /**
   * Labels the drawing on the pad; null: no digit.
   *
   * @param {number | null} label
   * @param {boolean} informed whether the person has been told that it is stored
   * @param {Shown} shown says which digit of a number it is
   */
  async correct(label, informed, shown) {
    const drawing = drawingOn(this.#pad, shown);
    if (!drawing) return this.#card.close();
    if (label === null) this.#page.forgot();
    else this.#page.chose(label, shown.at);
    // A second label for the same drawing replaces the first.
    const known = this.samples.find((sample) => alike(sample, drawing));
    const sample = { id: known?.id ?? newId(), hand: this.hand?.id ?? newId(), label, ...drawing, when: Date.now() };
    const words = this.samples.length > 0 || informed ? [] : [text.consent];
    await this.#keeper.change(added(sample));
    // The store may have given the drawing to another hand.
    await this.#learn(this.#keeper.kept.samples.find(({ id }) => id === sample.id) ?? sample, words);
  }

  /** @param {Sample} sample @param {string[]} [more] */
  async #learn(sample, more = []) {
    const n = this.samples.filter(({ label }) => label === sample.label).length;
    const { lasting } = this.#keeper;
    const words = [keptWords(sample.label, n, lasting)];
    if (!lasting) more = [text.fleeting];
    // A lesson in progress is superseded: this one includes its drawing.
    this.#control.abort();
    const control = (this.#control = new AbortController());
    const page = { words: [...words, text.learningIt, ...more], part: 0, buttons: [button(text.stop, () => control.abort())] };
    this.#card.say(page);
    try {
      const { teach } = await this.#teacher();
      const taught = await learn(this.#keeper, sample.hand, teach, {
        correction: sample.id,
        signal: control.signal,
        progress: ({ step, steps }) => control === this.#control && this.#card.progress(step / steps),
      });
      await this.#reading.settled();
      const { kind, question } = subject(sample);
      const prediction = await this.#pad.ask(kind, question);
      if (control !== this.#control) return;
      if (prediction.digit === sample.label || sample.label === null) this.#page.forgot();
      const useless = taught && (!taught.improvement || taught.mislabelled.includes(sample.id));
      const undo = useless ? [button(text.deleteThis, () => this.#delete(sample))] : this.undo();
      // Once the card has been closed, or asks something else, the result is about a drawing of before.
      if (!this.#card.shows(page)) return;
      this.#card.say({ words: [...words, ...outcome(sample, prediction, taught), ...more], buttons: [...undo, this.forget()] });
    } catch (error) {
      if (control !== this.#control || !this.#card.shows(page)) return;
      const why = control.signal.aborted ? text.stopped : fill(text.failed, { error: reason(error) });
      const buttons = [button(text.learnIt, () => this.#learn(sample), { class: "first" }), button(text.deleteThis, () => this.#delete(sample))];
      this.#card.say({ words: [...words, why, ...more], buttons });
    }
  }

  /** A button that reverts the last correction, if that is possible. */
  undo() {
    const { hand } = this;
    if (!hand || !undoable(this.#keeper.kept, hand)) return [];
    const undo = async () => {
      await this.#keeper.change(undone(hand.id));
      this.#page.forgot();
      await this.#reading.settled();
      const { length } = this.samples;
      const left = length > 0 ? fill(text.stillKept, { n: length }) : text.nothingKept;
      this.#card.say({ words: [text.takenBack, left], buttons: length > 0 ? [this.forget()] : [] });
    };
    return [button(text.undo, undo)];
  }

  forget() {
    const ask = () => {
      const { hand } = this;
      if (!hand) return;
      const forget = async () => {
        this.#control.abort();
        this.#control = new AbortController();
        await this.#keeper.change(forgotten(hand.id));
        this.#page.forgot();
        this.#card.say({ words: [text.forgotten, this.hand ? fill(text.nextHand, { name: this.hand.name }) : text.untaught] });
      };
      this.#card.say({
        words: [fill(text.forgetAll, { n: this.samples.length }), text.noUndo],
        buttons: [button(text.forget, forget, { class: "first" }), button(text.keep, () => this.#card.close())],
      });
    };
    return button(text.forget, ask);
  }

  /** @param {Sample} sample */
  async #delete(sample) {
    await this.#keeper.change(removed(sample));
    this.#page.forgot();
    this.#card.close();
  }
}
