/**
 * `<digit-pad>` as a form control: its value is what was drawn, and it is invalid while that is in doubt. It asks which of
 * two digits was drawn, and accepts typed digits instead of ink, so that a form can be filled in without a pen and without
 * the network.
 *
 * Its events are those of `element.js`, but `input` and `change` are also dispatched when the answer to a finished drawing
 * changes the value.
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
  /** Whether it has had an `invalid` event, as the browser sends to invalid controls before their form is submitted. */
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
    // Only the pad that has the focus speaks: a restored form has nothing to say.
    if (resting && this.shadowRoot?.activeElement) this.#face.say(answer.kind === "blank" ? "" : value || message);
  }
}
