/**
 * "Look inside": the layers grow, and one unit of them is looked at, with what it sees and its arithmetic. Drawing goes on
 * meanwhile.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Seen } from "./feed.js"
 * @import { Looked } from "./looking.js"
 * @import { Strip } from "./strip.js"
 * @import { Unit } from "./units.js"
 */

import { make } from "../dom.js";
import { Frames } from "./frames.js";
import { Looking } from "./looking.js";
import { Panel } from "./panel.js";
import { beside, strongest } from "./pointing.js";
import { become, reach } from "./reach.js";
import { Slide } from "./slide.js";
import { C1, INPUT, saidOf } from "./units.js";

export class Inside {
  #strip;
  #pad;
  #frames;
  #panel;
  #slide;
  #looking;
  #said = make("p", { class: "unseen", role: "status" });
  /** What is being looked at. @type {Unit | null} */
  unit = null;
  #pinned = false;
  #looked = /** @type {Looked | null} */ (null);
  #closed;

  /** @param {Strip} strip @param {DigitPad} pad @param {HTMLElement} section the strip's @param {() => void} closed */
  constructor(strip, pad, section, closed) {
    this.#strip = strip;
    this.#pad = pad;
    this.#closed = closed;
    this.#frames = new Frames(strip, pad);
    this.#looking = new Looking(pad);
    this.#slide = new Slide((unit) => this.look(unit), (on) => this.#panel.play.setAttribute("aria-pressed", String(on)));
    const pointed = (/** @type {Unit} */ unit, /** @type {boolean} */ pressed) => this.#pointed(unit, pressed);
    this.#panel = new Panel({ step: () => this.#step(), play: () => this.#slide.toggle(this.unit), close: () => this.close(), look: pointed });
    this.#panel.element.append(this.#said);
    section.after(this.#panel.element);
    reach(strip.sheets, {
      pointed,
      focused: (layer) => this.#looked && this.look(this.unit?.layer === layer ? this.unit : strongest(layer, this.#looked.seen), { aloud: true }),
      walked: (sheet, event) => {
        const next = this.open && this.unit && beside(sheet, this.unit, event);
        if (next) this.#slide.stop();
        if (next) this.look(next, { aloud: true });
        return next !== null && next !== false;
      },
      entered: () => {
        this.#pinned = true;
        this.#panel.focus();
      },
    });
    // What keeps the network from answering, the pad says.
    strip.subscribe((seen) => void this.#follow(seen).catch(() => {}));
    document.addEventListener("keydown", (event) => this.#escape(event), { capture: true });
  }

  get open() {
    return document.documentElement.classList.contains("inside");
  }

  /** @param {Unit | null} [unit] to look at; by default one of C1 */
  async show(unit = null) {
    this.#become(true);
    scrollTo(0, 0);
    this.unit = unit ?? this.unit;
    this.#pinned = unit !== null;
    try {
      await this.#follow(this.#strip.seen);
    } catch (error) {
      this.close();
      throw error;
    }
    this.#panel.focus();
  }

  close() {
    this.#slide.stop();
    this.#become(false);
    this.#frames.show(null);
    this.#closed();
  }

  /** @param {boolean} open then the layers take keys */
  #become(open) {
    document.documentElement.classList.toggle("inside", open);
    this.#strip.arrange();
    become(this.#strip.sheets, open);
  }

  /** @param {Unit} unit @param {{aloud?: boolean}} [options] aloud: for screen readers as well */
  look(unit, { aloud = false } = {}) {
    this.unit = unit;
    if (!this.#looked || !this.open) return;
    const { seen, inked } = this.#looked;
    this.#frames.show(unit, inked, this.#panel.show(unit, this.#looked));
    if (aloud) this.#said.textContent = saidOf(unit, seen).join(", ");
  }

  /** A unit that is pressed stays; one that is pointed at gives way. @param {Unit} unit @param {boolean} pressed */
  #pointed(unit, pressed) {
    if (!this.open || (this.#pinned && !pressed)) return;
    this.#pinned = pressed;
    this.#slide.stop();
    this.look(unit);
  }

  #step() {
    if (this.unit?.layer === INPUT && this.#looked) this.#panel.next(this.unit, this.#looked);
    else this.#slide.step(this.unit);
  }

  /** Once the pen is lifted: what is written out is to be read. @param {Seen | null} seen */
  async #follow(seen) {
    if (!seen) {
      this.#looked = null;
      this.#slide.stop();
      this.#frames.show(null);
      this.#panel.blank();
    }
    if (!this.open || !seen || this.#pad.drawing) return;
    const looked = await this.#looking.at(seen);
    if (seen !== this.#strip.seen) return;
    this.#looked = looked;
    this.look(this.unit ?? strongest(C1, seen));
  }

  /** Escape lets go of the unit, then closes; it never clears the drawing. @param {KeyboardEvent} event */
  #escape(event) {
    const elsewhere = event.target instanceof Element && event.target.closest(".notice, .teach, dialog");
    // A stroke in hand is the pad's to take back.
    if (event.key !== "Escape" || !this.open || elsewhere || this.#pad.drawing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#pinned) this.#pinned = false;
    else this.close();
  }
}
