/**
 * "My digits": the section with a hand's drawings, and what was gained from them. Opened on request.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Keeper } from "./keeper.js"
 * @import { Door } from "./room.js"
 */

import { original } from "./changes.js";
import { button, make } from "./dom.js";
import { Exchange } from "./exchange.js";
import { Game } from "./game.js";
import { Hands } from "./hands.js";
import { current, inUse, of, signature } from "./kept.js";
import { Round } from "./round.js";
import { Shelf } from "./shelf.js";
import { count } from "./words.js";

export class Digits {
  #keeper;
  #hands;
  #shelf;
  #round;
  #exchange;
  #status = make("p", { role: "status" });
  #heading = make("h2", { id: "digits-title", tabindex: "-1" }, "My digits");
  #section = make("section", { id: "my-digits", class: "about digits", "aria-labelledby": "digits-title", hidden: "" });
  #learn = button("Learn them", () => this.#round.learn(), { class: "first" });
  #check = button("How much does it help?", () => this.#round.check());
  #original = button("Back to the original", () => this.#back());

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
    const play = button("Write three of each", () => game.start());
    this.#exchange = new Exchange(keeper, teacher, () => this.#round.learn());
    this.#section.append(
      this.#heading,
      make("p", {}, "What you said of your drawings is kept on this device only. The network learns all of it together, on top of what it knows of everybody’s digits."),
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
    this.#hands.update();
    this.#shelf.update();
    this.#exchange.update();
    const { kept } = this.#keeper;
    const hand = current(kept);
    const samples = of(kept.samples, hand?.id);
    const pending = samples.length > 0 && hand?.tried !== signature(samples);
    const version = inUse(kept, hand);
    const reads = version ? (version.guard ? "It reads with what it learnt from you." : "It reads with weights from a file.") : "It reads with the original weights.";
    this.#status.textContent = samples.length === 0
      ? `Nothing is kept yet. ${reads}`
      : `${count(samples.length)}. ${pending ? "Not all of it is learnt yet." : reads}`;
    this.#learn.hidden = !pending;
    this.#check.hidden = !this.#round.canCheck;
    this.#original.hidden = !version;
  }

  async #back() {
    const hand = current(this.#keeper.kept);
    if (hand) await this.#keeper.change(original(hand.id));
    this.#round.clear();
    this.#heading.focus();
  }
}
