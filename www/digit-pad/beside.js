/**
 * Stands in for `ElementInternals` where custom elements cannot belong to a form, as in Safari before 16.4: an input
 * belongs to the form in the pad's place. It lies over the pad, invisible, so that the browser reports errors there; only
 * then does it have the focus.
 *
 * @import { DigitControl } from "./control.js"
 */

class Beside {
  #pad;
  #input = document.createElement("input");
  #flags = /** @type {ValidityStateFlags} */ ({});
  #reset = (/** @type {Event} */ { target }) => {
    if (target === this.form) this.#pad.formResetCallback();
  };

  /** @param {DigitControl} pad */
  constructor(pad) {
    this.#pad = pad;
    const input = this.#input;
    input.slot = "beside";
    input.tabIndex = -1;
    input.autocomplete = "off";
    Object.assign(input.style, { position: "absolute", inset: 0, opacity: 0, pointerEvents: "none" });
  }

  attach() {
    this.#pad.append(this.#input);
    document.addEventListener("reset", this.#reset);
  }

  detach() {
    this.#input.remove();
    document.removeEventListener("reset", this.#reset);
  }

  /** @param {string} value @param {string} [_state] unused: the browser keeps no state for the pad */
  setFormValue(value, _state) {
    const { name, disabled, label } = this.#pad;
    Object.assign(this.#input, { name, disabled, value });
    this.#input.setAttribute("aria-label", label);
  }

  /** @param {ValidityStateFlags} flags @param {string} [message] @param {Element} [_anchor] unused: the input covers it */
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

/** @type {WeakMap<DigitControl, Beside>} */
const besides = new WeakMap();

/** @param {typeof DigitControl} Control @returns {CustomElementConstructor} */
export const withInput = (Control) =>
  class extends Control {
    /** @override */
    attachInternals() {
      const beside = new Beside(this);
      besides.set(this, beside);
      return /** @type {any} */ (beside);
    }

    /** @override */
    connectedCallback() {
      besides.get(this)?.attach();
      super.connectedCallback();
    }

    /** @override */
    disconnectedCallback() {
      super.disconnectedCallback();
      besides.get(this)?.detach();
    }
  };
