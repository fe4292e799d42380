/**
 * `<digit-pad>` as a form control: its value is what was drawn, and it is invalid while that is in doubt. It asks which of
 * two digits it is, and takes a typed digit in the place of ink, so that a form can be filled in without a pen and without
 * the network.
 *
 * To the events of `element.js` it adds that `input` and `change` are also sent when the answer to a finished drawing gives
 * another value.
 */

import { CONTROL_STYLE } from "./files.js";
import { Associated } from "./form/associated.js";
import { Face } from "./form/face.js";
import { eachFrame } from "./frames.js";

/** Questions wait until the pen rests. */
const REST_MS = 400;

export class DigitControl extends Associated {
  /** @override */
  static style = CONTROL_STYLE;

  #face;
  #canvas;
  #rest = 0;
  #resting = true;
  /** Whether it was told that it is invalid, as forms tell their controls before they are sent. */
  #met = false;
  #show = eachFrame(() => this.#paint());

  constructor() {
    super();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#face = new Face(root, this);
    this.#canvas = /** @type {HTMLElement} */ (root.querySelector("canvas"));
    this.addEventListener("invalid", () => {
      this.#met = true;
      this.#show();
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  /** @override */
  formResetCallback() {
    this.#met = false;
    super.formResetCallback();
  }

  /** @override @param {string} hint */
  named(hint) {
    const labels = [...this.labels].map(({ textContent }) => textContent?.trim());
    super.named(hint, this.label || labels.join(" ") || hint);
  }

  /** @override @param {string} [because] */
  valued(because) {
    const { locked, readOnly, off } = this;
    if (locked !== (readOnly || off)) this.locked = !locked;
    if (because === "input" || because === "change") this.#wait();
    this.#show();
    super.valued();
  }

  #wait() {
    clearTimeout(this.#rest);
    this.#resting = false;
    this.#rest = window.setTimeout(() => {
      this.#resting = true;
      this.#show();
    }, REST_MS);
  }

  #paint() {
    const { answer, value, typed, locked, required, messages } = this;
    const resting = this.#resting && !this.drawing;
    const failed = this.state === "failed" && !value;
    const message = failed ? messages.failed : this.fault.message;
    const choices = failed
      ? [{ text: messages.again, act: () => this.start() }]
      : answer.choices.map((text) => ({ text, act: () => this.choose(text) }));
    const invalid = this.#met && !this.validity.valid;
    this.#face.update({ answer, value, typed, resting, failed, locked, required, invalid, message, messages }, choices);
    this.#canvas.tabIndex = this.off ? -1 : 0;
    this.named(this.label || this.hint);
    // Only of the pad that somebody is at: a form that comes back has nothing to say.
    if (resting && this.shadowRoot?.activeElement) this.#face.say(answer.kind === "blank" ? "" : value || message);
  }
}
