/**
 * The look at one unit: how it is reached, what is written about it, what it sees, what takes its place (all filters), and
 * what stands above it (the tour).
 *
 * @import { DigitPad } from "../../../digit-pad/element.js"
 * @import { Looked, Looking } from "./looking.js"
 * @import { Strip } from "../strip.js"
 * @import { Unit } from "../units.js"
 */

import { make } from "../../dom.js";
import { Filters } from "./filters.js";
import { Frames } from "./frames.js";
import { Panel } from "./panel.js";
import { beside, strongest, within } from "../pointing.js";
import { reach } from "./reach.js";
import { Slide } from "./slide.js";
import { Tour } from "./tour/tour.js";
import { C1, INPUT, addressOf, saidOf } from "../units.js";

export class Look {
  #frames;
  #panel;
  #slide;
  #tour;
  #said = make("p", { class: "unseen", role: "status" });
  #unit = /** @type {Unit | null} */ (null);
  #pinned = false;
  #looked = /** @type {Looked | null} */ (null);
  #open = false;
  element;

  /**
   * @param {Strip} strip
   * @param {DigitPad} pad
   * @param {Looking} looking
   * @param {{close: () => void, failed: (error: unknown) => void}} on
   */
  constructor(strip, pad, looking, { close, failed }) {
    this.#frames = new Frames(strip, pad);
    this.#slide = new Slide((unit) => this.#look(unit), (on) => this.#panel.play.setAttribute("aria-pressed", String(on)));
    this.#tour = new Tour((unit) => this.#look(unit), (on) => {
      this.#panel.toured(on);
      this.#write();
    });
    const pointed = (/** @type {Unit} */ unit, /** @type {boolean} */ pressed) => this.#pointed(unit, pressed);
    const on = {
      step: () => this.#step(),
      play: () => this.#slide.toggle(this.#unit),
      filter: () => void this.#panel.filter(!this.#panel.filtering).catch(failed),
      tour: () => (this.#tour.step === null ? this.#tour.start(0) : this.#tour.leave()),
      close,
      look: pointed,
    };
    const filters = new Filters(looking, (layer, map) => this.#look(this.#looked ? strongest(layer, this.#looked.seen, map) : { layer, map, row: 0, column: 0 }));
    this.#panel = new Panel(on, filters, this.#tour.element);
    this.element = this.#panel.element;
    this.element.append(this.#said);
    reach(strip.sheets, {
      pointed,
      focused: (layer) => this.#looked && this.#look(within(this.#unit, layer, this.#looked.seen), { aloud: true }),
      walked: (sheet, event) => {
        // A screen reader may bring the focus here without any unit being looked at.
        const next = this.#open && this.#looked ? beside(sheet, within(this.#unit, strip.sheets.indexOf(sheet), this.#looked.seen), event) : null;
        if (!next) return false;
        this.#slide.stop();
        this.#look(next, { aloud: true });
        return true;
      },
      entered: () => {
        this.#pinned = true;
        this.#panel.focus();
      },
    });
  }

  /** What is looked at, encoded for an address. @returns {string | null} */
  get code() {
    return this.#open && this.#unit ? addressOf(this.#unit, this.#tour.step) : null;
  }

  /** @param {Unit | null} unit by default the one that was looked at before */
  open(unit) {
    this.#open = true;
    this.#unit = unit ?? this.#unit;
    this.#pinned = unit !== null;
  }

  /** Takes the focus, so that what has opened is read out. @param {number | null} step of the tour @param {boolean} moves to the unit where the step begins */
  focus(step, moves) {
    if (step === null) this.#panel.focus();
    else this.#tour.start(step, { moves });
  }

  close() {
    this.#slide.stop();
    this.#tour.leave();
    this.#open = false;
    this.#frames.show(null);
  }

  /** The drawing, its activations or the weights have changed. @param {Looked | null} looked null: nothing is drawn */
  show(looked) {
    this.#looked = looked;
    if (looked) {
      this.#unit ??= strongest(C1, looked.seen);
      return this.#write();
    }
    this.#slide.stop();
    this.#frames.show(null);
    this.#panel.blank();
  }

  /** Releases what stands in the way of closing, one thing per call. @returns {boolean} whether there was any */
  release() {
    const [filtering, pinned, touring] = [this.#panel.filtering, this.#pinned, this.#tour.step !== null];
    if (filtering) void this.#panel.filter(false);
    else if (pinned) this.#pinned = false;
    else this.#tour.leave();
    return filtering || pinned || touring;
  }

  /** @param {Unit} unit @param {{aloud?: boolean}} [options] aloud: said to screen readers as well */
  #look(unit, { aloud = false } = {}) {
    this.#unit = unit;
    if (this.#panel.filtering) void this.#panel.filter(false);
    this.#write();
    if (aloud && this.#looked) this.#said.textContent = saidOf(unit, this.#looked.seen).join(", ");
  }

  #write() {
    const [unit, looked] = [this.#unit, this.#looked];
    if (!unit || !looked || !this.#open) return;
    this.#frames.show(unit, looked.inked, this.#panel.show(unit, looked));
    this.#tour.notice(unit, looked);
  }

  /** A pressed unit stays; one that was only pointed at gives way to the next. @param {Unit} unit @param {boolean} pressed */
  #pointed(unit, pressed) {
    if (!this.#open || ((this.#pinned || this.#panel.filtering) && !pressed)) return;
    this.#pinned = pressed;
    this.#slide.stop();
    this.#look(unit);
  }

  #step() {
    if (this.#unit?.layer === INPUT && this.#looked) this.#panel.next(this.#unit, this.#looked);
    else this.#slide.step(this.#unit);
  }
}
