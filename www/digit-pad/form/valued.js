/**
 * A pad with a value: the answer to its drawing, or what a person or a script said that the drawing is, until the drawing
 * changes.
 *
 * @import { Answer } from "./answer.js"
 * @import { Stroke } from "../types.js"
 */

import { shortcut } from "../ink/shortcut.js";
import { inked } from "../ink/strokes.js";
import { tell } from "../view/custom.js";
import { answerOf } from "./answer.js";
import { Attributes } from "./attributes.js";

/** @param {unknown} value */
const clean = (value) => (/^\d+$/.test(String(value)) ? String(value) : "");

export class Valued extends Attributes {
  /** Whether its ink and value are still those of its attributes. */
  #pristine = true;
  #said = { ink: /** @type {readonly Stroke[]} */ ([]), text: "" };
  /** The value when a change was last reported. */
  #told = "";

  constructor() {
    super();
    for (const type of ["input", "change", "prediction", "statechange"]) this.addEventListener(type, () => this.#follow(type));
    this.addEventListener("keydown", (event) => this.locked || event.target !== this || this.#type(event));
  }

  /** Called when the value, or its validity, may have changed. @param {string} [_because] the type of an event */
  valued(_because) {}

  /** @returns {Answer} */
  get answer() {
    const { said } = this;
    return said ? { kind: "sure", text: said, choices: [] } : answerOf(this, this.multiple);
  }

  /** The digits; empty while there are none, and while they are in doubt. */
  get value() {
    return this.answer.text;
  }

  /** Replaces the drawing, unless the drawing says the same. Anything but a number counts as empty. */
  set value(value) {
    const text = clean(value);
    if (text === this.value && !this.empty) return;
    this.#pristine = false;
    this.#write(text);
  }

  /** Whether there is a value, but nothing drawn. */
  get typed() {
    return this.empty && this.value !== "";
  }

  /** @override @returns {readonly Stroke[]} */
  get ink() {
    return super.ink;
  }

  /** @override @param {readonly Stroke[] | string} ink may be given as JSON */
  set ink(ink) {
    super.ink = typeof ink === "string" ? JSON.parse(ink) : ink;
    this.#pristine = false;
  }

  /** What a person or a script said that the drawing is; empty if nobody has since it last changed. */
  get said() {
    const { ink, text } = this.#said;
    // A number waits for `multiple`, which frameworks may set after it.
    return ink === this.ink && (this.multiple || !text[1]) ? text : "";
  }

  set said(value) {
    this.#said = { ink: this.ink, text: clean(value) };
  }

  /** Chooses what the drawing is, on the person's behalf. @param {string} text */
  choose(text) {
    this.said = text;
    this.#tell();
  }

  /** @override */
  clear() {
    this.#write("");
  }

  /** Goes back to the ink and value of its attributes. @param {boolean} [always] even if something was drawn or said since */
  reset(always = true) {
    if (!always && !this.#pristine) return;
    this.clear();
    const ink = this.getAttribute("ink");
    try {
      if (ink) this.ink = ink;
    } finally {
      this.said = this.defaultValue;
      this.#pristine = true;
      this.valued();
    }
  }

  /** Replaces the drawing by digits. Its one event already finds them. @param {string} text */
  #write(text) {
    this.lift();
    const { empty, value } = this;
    const ink = empty ? this.ink : [];
    this.#said = { ink, text };
    if (!empty) this.replace(inked(ink));
    else if (this.value !== value) this.#tell();
  }

  #tell() {
    this.#told = this.value;
    for (const type of ["input", "change"]) tell(this, type);
  }

  /** @param {string} type */
  #follow(type) {
    const { value } = this;
    const news = value !== this.#told && !this.drawing && this.answer.kind !== "reading";
    if (type === "input") this.#pristine = false;
    else if (type === "change") {
      this.#told = value;
      // Its listeners hear this before they hear of the change.
      if (news) tell(this, "input");
      // Whatever empties the pad reports a change itself.
    } else if (news && !this.empty) this.#tell();
    this.valued(type);
  }

  /** A typed digit replaces the drawing, or follows the digits typed before. @param {KeyboardEvent} event */
  #type(event) {
    const { key, altKey, ctrlKey, metaKey } = event;
    const before = this.typed ? this.value : "";
    const digit = /^\d$/.test(key) && !(altKey || ctrlKey || metaKey);
    const back = key === "Backspace";
    if (!digit && !(before && (back || shortcut(event) === "clear"))) return;
    event.preventDefault();
    this.#write(digit ? (this.multiple ? before : "") + key : back ? before.slice(0, -1) : "");
  }
}
