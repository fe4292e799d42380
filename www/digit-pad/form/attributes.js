/**
 * What a page can set on the control: its attributes as properties, and its messages.
 *
 * @import { Messages } from "../types.js"
 */

import { DigitPad } from "../element.js";
import { CONTROL } from "../text/en.js";

export class Attributes extends DigitPad {
  /** @override */
  static observedAttributes = [
    ...super.observedAttributes,
    ...["name", "value", "ink", "required", "disabled", "readonly", "multiple", "min-digits", "max-digits"],
  ];
  /** Messages for all pads, in place of those of their language. @type {Partial<Messages>} */
  static messages = {};

  #messages = /** @type {Partial<Messages>} */ ({});

  /** @override @returns {Messages} */
  get messages() {
    const all = /** @type {any} */ ({ ...CONTROL, ...super.messages });
    for (const own of /** @type {any[]} */ ([/** @type {typeof Attributes} */ (this.constructor).messages, this.#messages])) {
      // One that is undefined stays as it is.
      for (const name in own) all[name] = own[name] ?? all[name];
    }
    return all;
  }

  /** @override @param {Partial<Messages>} messages */
  set messages(messages) {
    this.#messages = messages;
    this.attributeChangedCallback();
  }

  /** @override */
  get hint() {
    return this.multiple ? this.messages.hintNumber : this.messages.hint;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get label() {
    return this.getAttribute("label") ?? "";
  }

  set label(label) {
    this.setAttribute("label", label);
  }

  /** The attribute `value`, which a reset goes back to. */
  get defaultValue() {
    return this.getAttribute("value") ?? "";
  }

  set defaultValue(value) {
    this.setAttribute("value", value);
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(required) {
    this.toggleAttribute("required", Boolean(required));
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled) {
    this.toggleAttribute("disabled", Boolean(disabled));
  }

  /** The pad shows its ink, but takes none. */
  get readOnly() {
    return this.hasAttribute("readonly");
  }

  set readOnly(readOnly) {
    this.toggleAttribute("readonly", Boolean(readOnly));
  }

  /** Whether the pad takes a number of several digits. */
  get multiple() {
    return this.hasAttribute("multiple");
  }

  set multiple(multiple) {
    this.toggleAttribute("multiple", Boolean(multiple));
  }

  /** One, unless the pad is `multiple` and has the attribute. */
  get minDigits() {
    return (this.multiple && Number(this.getAttribute("min-digits"))) || 1;
  }

  set minDigits(least) {
    this.setAttribute("min-digits", String(least));
  }

  /** One, unless the pad is `multiple`; then unlimited by default. */
  get maxDigits() {
    return this.multiple ? Number(this.getAttribute("max-digits")) || Infinity : 1;
  }

  set maxDigits(most) {
    this.setAttribute("max-digits", String(most));
  }
}
