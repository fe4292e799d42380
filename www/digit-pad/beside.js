/**
 * Stands in for `ElementInternals` where elements cannot belong to a form, as in Safari before 16.4: an input in the pad's
 * place belongs to it instead. It lies over the pad, unseen, so that the browser says there what is wrong; only then has it
 * the focus.
 *
 * @import { DigitControl } from "./control.js"
 */

class Beside {
  #pad;
  #input = document.createElement("input");
  #flags = /** @type {ValidityStateFlags} */ ({});

  /** @param {DigitControl} pad */
  constructor(pad) {
    this.#pad = pad;
    const input = this.#input;
    input.slot = "beside";
    input.tabIndex = -1;
    input.autocomplete = "off";
  }

  /** @param {AbortSignal} signal ends it */
  attach(signal) {
    this.#pad.append(this.#input);
    const reset = (/** @type {Event} */ { target }) => target === this.form && this.#pad.formResetCallback();
    document.addEventListener("reset", reset, { signal });
    signal.addEventListener("abort", () => this.#input.remove());
  }

  /** @param {string} value @param {string} [_state] the browser keeps none for it */
  setFormValue(value, _state) {
    const { name, disabled, label } = this.#pad;
    Object.assign(this.#input, { name, disabled, value });
    this.#input.setAttribute("aria-label", label);
  }

  /** @param {ValidityStateFlags} flags @param {string} [message] @param {Element} [_anchor] it lies over the pad */
  setValidity(flags, message = "", _anchor) {
    this.#flags = flags;
    this.#input.setCustomValidity(message);
  }

  get form() {
    return this.#input.form;
  }

  /** The browser knows of no label for the pad. @type {readonly HTMLLabelElement[]} */
  labels = [];

  get validity() {
    return { ...this.#flags, valid: this.#input.validity.valid };
  }

  get validationMessage() {
    return this.#input.validationMessage;
  }

  get willValidate() {
    return this.#input.willValidate;
  }

  checkValidity() {
    return this.#input.checkValidity();
  }

  reportValidity() {
    return this.#input.reportValidity();
  }
}

/** @this {DigitControl} */
export function attachInput() {
  return /** @type {any} */ (new Beside(this));
}
