/**
 * "Write three of each": the card asks for a digit, and for the next one as soon as the pen has rested.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Card } from "./card.js"
 * @import { Keeper } from "./keeper.js"
 */

import { fill } from "../words.js";
import { added } from "./changes.js";
import { button } from "./dom.js";
import { current, newId } from "./kept.js";
import { Own } from "./own.js";
import { text } from "./text.js";

const TIMES = 3;
/** Long enough to begin the second stroke of a 4 or a 5. */
const REST_MS = 1100;

export class Game {
  #pad;
  #keeper;
  #card;
  #done;
  /** @type {number[]} */
  #left = [];
  #rest = 0;
  /** Set while a drawing is being stored, so that neither the timer nor *Next* takes it a second time. */
  #taking = false;
  /** Set when drawing with the keyboard, which is too slow for a time limit between strokes: *Next* ends a drawing. */
  #keys = false;
  /** @type {AbortController | null} while the game is played */
  #playing = null;
  /** @type {Own | null} only what the person writes is taken, and only for the digit that it was written for */
  #own = null;

  /** @param {DigitPad} pad @param {Keeper} keeper @param {Card} card @param {() => void} done */
  constructor(pad, keeper, card, done) {
    this.#pad = pad;
    this.#keeper = keeper;
    this.#card = card;
    this.#done = done;
  }

  start() {
    this.#playing?.abort();
    const { signal } = (this.#playing = new AbortController());
    const digits = Array.from({ length: 10 * TIMES }, (_, i) => i % 10);
    // Shuffled.
    this.#left = digits.map((digit) => ({ digit, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ digit }) => digit);
    this.#pad.clear();
    this.#own = new Own(this.#pad, signal);
    this.#pad.addEventListener("input", () => clearTimeout(this.#rest), { signal });
    this.#pad.addEventListener("change", () => this.#rested(), { signal });
    this.#pad.addEventListener("pointerdown", () => (this.#keys = false), { signal });
    this.#pad.addEventListener("keydown", () => (this.#keys = true), { signal });
    this.#card.closed = () => this.#stop();
    scrollTo({ top: 0 });
    this.#ask();
    this.#pad.focus();
  }

  /** @param {string} [remark] instead of how far it is */
  #ask(remark) {
    const [digit] = this.#left;
    if (digit === undefined) return this.#end();
    const done = 10 * TIMES - this.#left.length;
    this.#card.say({
      words: [fill(text.write, { n: digit }), remark ?? fill(text.progress, { done, all: 10 * TIMES })],
      part: done / (10 * TIMES),
      instead: true,
      buttons: [button(text.next, () => this.#take()), button(text.skip, () => this.#next()), button(text.finish, () => this.#end())],
    });
  }

  #rested() {
    clearTimeout(this.#rest);
    if (this.#pad.empty || this.#keys) return;
    this.#rest = window.setTimeout(() => this.#take(), REST_MS);
  }

  async #take() {
    const [digit] = this.#left;
    if (this.#taking || this.#pad.drawing || digit === undefined) return;
    if (!this.#own?.all) return this.#ask(text.onlyYours);
    this.#taking = true;
    const strokes = structuredClone(this.#pad.ink);
    const sample = { id: newId(), hand: current(this.#keeper.kept)?.id ?? newId(), label: digit, strokes, when: Date.now() };
    await this.#keeper.change(added(sample)).finally(() => (this.#taking = false));
    if (this.#playing) this.#next();
  }

  #next() {
    clearTimeout(this.#rest);
    this.#left.shift();
    this.#pad.clear();
    this.#own?.begin();
    this.#ask();
  }

  #end() {
    this.#card.close();
    this.#done();
  }

  /** Closing the card ends the game; what was drawn is kept. */
  #stop() {
    clearTimeout(this.#rest);
    this.#playing?.abort();
    this.#playing = null;
    this.#card.closed = () => {};
  }
}
