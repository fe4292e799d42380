/**
 * "My digits": the section with a hand's drawings, and what was gained from them. Opened on request.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Door } from "./room.js"
 */

import { fill } from "../words.js";
import { original } from "./changes.js";
import { button, make } from "./dom.js";
import { text } from "./digits-text.js";
import { Exchange } from "./exchange.js";
import { Game } from "./game.js";
import { Hands } from "./hands.js";
import { current, inUse, of, signature } from "./kept.js";
import { Round } from "./round.js";
import { Shelf } from "./shelf.js";

export class Digits {
  #keeper;
  #hands;
  #shelf;
  #round;
  #exchange;
  /** @type {string | undefined} the hand that the round is about */
  #whose;
  #status = make("p", { role: "status" });
  #heading = make("h2", { id: "digits-title", tabindex: "-1" }, text.title);
  #section = make("section", { id: "my-digits", class: "about digits", "aria-labelledby": "digits-title", hidden: "" });
  #learn = button(text.learn, () => this.#round.learn(), { class: "first" });
  #check = button(text.check, () => this.#round.check());
  #original = button(text.original, () => this.#back());

  /** @param {DigitPad} pad @param {Keeper} keeper @param {import("./card.js").Card} card @param {Door["teacher"]} teacher */
  constructor(pad, keeper, card, teacher) {
    this.#keeper = keeper;
    this.#hands = new Hands(keeper);
    this.#shelf = new Shelf(keeper);
    this.#round = new Round(keeper, teacher, () => this.update());
    const game = new Game(pad, keeper, card, () => {
      this.open();
      this.#round.learn();
    });
    const play = button(text.play, () => game.start());
    this.#exchange = new Exchange(keeper, teacher, () => this.#round.learn());
    this.#section.append(
      this.#heading,
      make("p", {}, text.about),
      this.#hands.element,
      this.#status,
      make("div", { class: "row" }, this.#learn, play, this.#check, this.#original),
      this.#round.element,
      this.#shelf.element,
      this.#exchange.element,
    );
    document.querySelector("main")?.after(this.#section);
  }

  open() {
    this.#section.hidden = false;
    this.update();
    this.#heading.focus();
    this.#section.scrollIntoView();
  }

  /** Shows the records as they are now. */
  update() {
    if (this.#section.hidden) return;
    const focused = this.#section.contains(document.activeElement);
    this.#hands.update();
    this.#shelf.update();
    this.#exchange.update();
    const { kept } = this.#keeper;
    const hand = current(kept);
    const samples = of(kept.samples, hand?.id);
    // A result is of this hand's drawings.
    if (hand?.id !== this.#whose || samples.length === 0) this.#round.clear();
    this.#whose = hand?.id;
    const pending = samples.length > 0 && hand?.tried !== signature(samples);
    const version = inUse(kept, hand);
    const reads = version ? (version.guard ? text.readsTaught : text.readsFile) : text.readsOriginal;
    this.#status.textContent = samples.length === 0
      ? `${text.nothing} ${reads}`
      : `${fill(text.count, { n: samples.length })} ${pending ? text.pending : reads}`;
    this.#learn.hidden = !pending;
    this.#check.hidden = !this.#round.canCheck;
    this.#original.hidden = !version;
    // The focused element may have been removed or hidden.
    const active = document.activeElement;
    if (focused && (!this.#section.contains(active) || active?.closest("[hidden]"))) this.#heading.focus();
  }

  async #back() {
    const hand = current(this.#keeper.kept);
    if (hand) await this.#keeper.change(original(hand.id));
    this.#round.clear();
    this.#heading.focus();
  }
}
