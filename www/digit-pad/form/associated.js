/**
 * A pad that belongs to a form: what it submits, its validity, and what it gets back from a reset or a restored page.
 *
 * @import { Messages } from "../types.js"
 */

import { faultOf } from "./validity.js";
import { Valued } from "./valued.js";

export class Associated extends Valued {
  static formAssociated = true;

  #internals = this.attachInternals();
  #custom = "";

  /** @override @param {string} [attribute] */
  attributeChangedCallback(attribute) {
    super.attributeChangedCallback();
    if (attribute === "value" || attribute === "ink") this.reset(false);
    this.valued();
  }

  formAssociatedCallback() {
    this.attributeChangedCallback();
  }

  formDisabledCallback() {
    this.valued();
  }

  formResetCallback() {
    this.reset();
  }

  /** @param {string} state @param {string} mode */
  formStateRestoreCallback(state, mode) {
    // Older versions of Chromium restore the value instead of the state.
    if (mode === "restore" && state.startsWith("[")) {
      const [ink, said] = JSON.parse(state);
      this.ink = ink;
      this.said = said;
    } else this.value = state;
    this.valued();
  }

  /** Whether the pad, or a fieldset around it, is disabled. */
  get off() {
    return this.disabled || this.matches(":disabled");
  }

  get type() {
    return this.localName;
  }

  get form() {
    return this.#internals.form;
  }

  get labels() {
    return this.#internals.labels;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** Makes the pad invalid with this message, until it is called with an empty one. @param {string} message */
  setCustomValidity(message) {
    this.#custom = message;
    this.valued();
  }

  /** What is wrong with the value, even while the browser does not validate it. */
  get fault() {
    const { flags, message, given } = faultOf(this.answer, this);
    if (this.#custom) return { flags: { ...flags, customError: true }, message: this.#custom };
    return { flags, message: message ? this.#filled(message, given) : "" };
  }

  /** A message filled with a number or choices. @param {keyof Messages} message @param {number | readonly string[]} given */
  #filled(message, given) {
    const { [message]: text, or } = this.messages;
    return text.replace("{}", [given].flat().join(or));
  }

  /** @override @param {string} [_because] */
  valued(_because) {
    if (this.drawing) return;
    const { flags, message } = this.fault;
    this.#internals.setFormValue(this.value, JSON.stringify([this.ink, this.said]));
    this.#internals.setValidity(flags, message, this.shadowRoot?.querySelector("canvas") ?? this);
  }
}
