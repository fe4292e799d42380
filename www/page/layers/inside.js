/**
 * "Look inside": the layers grow, and one unit of them is looked at, with what it sees and its arithmetic. Drawing goes on
 * meanwhile.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Seen } from "./feed.js"
 * @import { Looked } from "./panel.js"
 * @import { Strip } from "./strip.js"
 * @import { Unit } from "./units.js"
 */

import { flatten } from "../../digit-pad/strokes.js";
import { make } from "../dom.js";
import { explain } from "./arithmetic.js";
import { Frames } from "./frames.js";
import { Panel, seenAs } from "./panel.js";
import { parametersOf } from "./parameters.js";
import { beside, strongest, under } from "./pointing.js";
import { Slide } from "./slide.js";
import { C1, C5, INPUT, saidOf } from "./units.js";
import { STRONGEST } from "./workings.js";

export class Inside {
  #strip;
  #pad;
  #frames;
  #panel;
  #slide;
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
    this.#slide = new Slide((unit) => this.look(unit));
    const step = () => (this.unit?.layer === INPUT && this.#looked ? this.#panel.next(this.unit, this.#looked) : this.#slide.step(this.unit));
    const plays = (/** @type {boolean} */ on) => this.#panel.play.setAttribute("aria-pressed", String(on));
    const play = () => plays(this.#slide.toggle(this.unit, () => plays(false)));
    this.#panel = new Panel({ step, play, close: () => this.close() });
    section.after(this.#panel.element);
    this.#panel.element.append(this.#said);
    strip.sheets.forEach((sheet, layer) => this.#listen(sheet, layer));
    strip.subscribe((seen) => this.#follow(seen));
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
    await this.#follow(this.#strip.seen);
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
    for (const { canvas } of this.#strip.sheets) {
      canvas.tabIndex = open ? 0 : -1;
      canvas.setAttribute("role", open ? "application" : "img");
    }
  }

  /** @param {Unit} unit @param {{aloud?: boolean}} [options] aloud: for screen readers as well */
  look(unit, { aloud = false } = {}) {
    this.unit = unit;
    if (!this.#looked || !this.open) return;
    const { seen, parameters, inked } = this.#looked;
    this.#panel.show(unit, this.#looked);
    const dense = unit.layer >= C5 ? explain(unit, seen, parameters) : null;
    const terms = dense?.kind === "dense" && unit.layer > C5 ? dense.terms.slice(0, 2 * STRONGEST) : [];
    this.#frames.show(unit, inked, terms.map(({ from }) => from));
    if (aloud) this.#said.textContent = saidOf(unit, seenAs(unit, seen));
  }

  /** Once the pen is lifted: what is written out is to be read. @param {Seen | null} seen */
  async #follow(seen) {
    if (!seen) {
      this.#frames.show(null);
      this.#panel.blank();
    }
    if (!this.open || !seen || this.#pad.drawing) return;
    const ink = this.#pad.ink;
    const [file, framing] = await Promise.all([this.#pad.ask("parameters", null), ink.length > 0 ? this.#pad.ask("framing", flatten(ink)) : undefined]);
    if (seen !== this.#strip.seen) return;
    this.#looked = { seen, parameters: parametersOf(file), inked: framing ? { framing, ink } : null };
    this.look(this.unit ?? strongest(C1, seen));
  }

  /** @param {import("./sheet.js").LayerSheet} sheet @param {number} layer */
  #listen(sheet, layer) {
    const { canvas } = sheet;
    const chosen = (/** @type {PointerEvent} */ event) => {
      if (!this.open) return;
      this.#slide.stop();
      this.look(under(sheet, layer, event));
    };
    canvas.addEventListener("pointermove", (event) => (!this.#pinned || event.buttons > 0) && chosen(event));
    canvas.addEventListener("pointerdown", (event) => {
      chosen(event);
      this.#pinned = true;
    });
    canvas.addEventListener("focus", () => {
      if (!this.#looked || !canvas.matches(":focus-visible")) return;
      this.look(this.unit?.layer === layer ? this.unit : strongest(layer, this.#looked.seen), { aloud: true });
    });
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#panel.focus();
      const next = this.open && this.unit && beside(sheet, this.unit, event);
      this.#pinned ||= event.key === "Enter";
      if (!next) return;
      event.preventDefault();
      this.#slide.stop();
      this.look(next, { aloud: true });
    });
  }

  /** Escape lets go of the unit, then closes; it never clears the drawing. @param {KeyboardEvent} event */
  #escape(event) {
    const elsewhere = event.target instanceof Element && event.target.closest(".notice, .teach, dialog");
    if (event.key !== "Escape" || !this.open || elsewhere) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#pinned) this.#pinned = false;
    else this.close();
  }
}
