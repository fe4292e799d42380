/**
 * "Not a 5?": whoever drew says what it is; that is kept, learnt at once together with all else of this hand, and read
 * anew. Drawing goes on meanwhile.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store as PageStore } from "../state.js"
 * @import { Sample } from "./kept.js"
 * @import { Teach } from "./lessons.js"
 */

import { Card } from "./card.js";
import { added, forgotten, removed, undone } from "./changes.js";
import { complain } from "./complain.js";
import { button, styled } from "./dom.js";
import { Keeper } from "./keeper.js";
import { current, newId, of, undoable } from "./kept.js";
import { learn, lesson } from "./lessons.js";
import { Reading } from "./reading.js";
import { CONSENT, count, FLEETING, kept as keptWords, outcome } from "./words.js";

/**
 * @typedef {object} Door how the page leads here
 * @property {HTMLButtonElement} opener of the card
 * @property {() => Promise<{teach: Teach}>} teacher fetches what learns
 * @property {string} hint see `Keeper`
 */

/** @param {DigitPad} pad @param {PageStore} page @param {Door} door */
export async function open(pad, page, door) {
  const room = new Room(pad, page, door);
  await Promise.all([room.keeper.open(), styled()]);
  return room;
}

export class Room {
  #pad;
  #page;
  #card;
  #teacher;
  #reading;
  #control = new AbortController();
  keeper;

  /** @param {DigitPad} pad @param {PageStore} page @param {Door} door */
  constructor(pad, page, { opener, teacher, hint }) {
    this.keeper = new Keeper(hint, () => this.#changed(), (trouble, error) => complain(page, this.keeper, trouble, error));
    this.#pad = pad;
    this.#page = page;
    this.#teacher = teacher;
    this.#card = new Card(opener, (label) => this.correct(label));
    this.#reading = new Reading(pad, page);
    // The next drawing is begun; what became of the last one is in the way.
    pad.addEventListener("input", () => this.#card.resting && this.#card.close());
  }

  get hand() {
    return current(this.keeper.kept);
  }

  get samples() {
    return of(this.keeper.kept.samples, this.hand?.id);
  }

  /** Opens the keys, or closes the card. */
  toggle() {
    if (this.#card.asking) return this.#card.close();
    const { length } = this.samples;
    const words = ["Which digit is it?", length > 0 ? `Kept on this device: ${count(length)} of yours.` : CONSENT];
    if (!this.keeper.lasting) words[1] = FLEETING;
    this.#card.ask({ words, buttons: length > 0 ? [this.#undo(), this.#forget()].flat() : [] });
    // While it is being decided which one, the module can be on its way.
    this.#teacher().catch(() => {});
  }

  /** The drawing is this digit; null: none. @param {number | null} label */
  async correct(label) {
    const strokes = structuredClone(this.#pad.ink);
    if (strokes.length === 0) return this.#card.close();
    this.#page.chose(label);
    // Another word about the same drawing takes the first one's place.
    const known = this.samples.find((sample) => JSON.stringify(sample.strokes) === JSON.stringify(strokes));
    const sample = { id: known?.id ?? newId(), hand: this.hand?.id ?? newId(), label, strokes, when: Date.now() };
    const first = this.samples.length === 0;
    await this.keeper.change(added(sample));
    await this.#learn(sample, first);
  }

  /** @param {Sample} sample @param {boolean} [first] */
  async #learn(sample, first = false) {
    const words = [keptWords(sample.label, this.samples.filter(({ label }) => label === sample.label).length)];
    if (first) words.push(this.keeper.lasting ? CONSENT : FLEETING);
    // Whatever is being learnt is learnt with this one.
    this.#control.abort();
    const control = (this.#control = new AbortController());
    const page = { words: [...words, "Learning it …"], part: 0, buttons: [button("Stop", () => control.abort())] };
    this.#card.say(page);
    try {
      const { teach } = await this.#teacher();
      const taught = await learn(this.keeper, sample.hand, teach, {
        correction: sample.id,
        signal: control.signal,
        progress: ({ step, steps }) => control === this.#control && this.#card.progress(step / steps),
      });
      await this.#reading.settled();
      const { points, strokeEnds } = /** @type {any} */ (lesson(sample));
      const prediction = await this.#pad.ask("recognize", { points, strokeEnds });
      if (control !== this.#control) return;
      if (prediction.digit === sample.label || sample.label === null) this.#page.chose(null);
      const undo = taught && !taught.improvement ? [button("Delete this drawing", () => this.#delete(sample))] : this.#undo();
      this.#card.say({ words: [...words, ...outcome(sample.label, prediction, taught)], buttons: [...undo, this.#forget()] });
    } catch (error) {
      if (control !== this.#control) return;
      const why = control.signal.aborted ? "Stopped: it is not learnt yet." : `It could not be learnt: ${error instanceof Error ? error.message : error}.`;
      const buttons = [button("Learn it", () => this.#learn(sample), { class: "first" }), button("Delete this drawing", () => this.#delete(sample))];
      this.#card.say({ words: [...words, `${why} The drawing is kept.`], buttons });
    }
  }

  #undo() {
    const { hand, keeper } = this;
    if (!hand || !undoable(keeper.kept, hand)) return [];
    const undo = async () => {
      await keeper.change(undone(hand.id));
      this.#page.chose(null);
      await this.#reading.settled();
      const { length } = this.samples;
      const left = length > 0 ? `${count(length)} of yours ${length === 1 ? "is" : "are"} still kept.` : "Nothing is kept.";
      this.#card.say({ words: ["Taken back.", left], buttons: length > 0 ? [this.#forget()] : [] });
    };
    return [button("Undo", undo)];
  }

  #forget() {
    const ask = () => {
      const { hand } = this;
      if (!hand) return;
      const forget = async () => {
        this.#control.abort();
        this.#control = new AbortController();
        await this.keeper.change(forgotten(hand.id));
        this.#page.chose(null);
        this.#card.say({ words: ["Forgotten.", "It reads as if nobody had taught it."] });
      };
      this.#card.say({
        words: [`Forget ${count(this.samples.length)}, and what was learnt from them?`, "This cannot be undone."],
        buttons: [button("Forget", forget, { class: "first" }), button("Keep", () => this.#card.close())],
      });
    };
    return button("Forget", ask);
  }

  /** @param {Sample} sample */
  async #delete(sample) {
    await this.keeper.change(removed(sample));
    this.#page.chose(null);
    this.#card.close();
  }

  #changed() {
    this.#reading.use(this.keeper.kept);
  }
}
