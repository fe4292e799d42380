/**
 * The part of the pad that takes ink: a drawing, the view of it, and the hand that draws it. It knows nothing of networks.
 * Its events are described in `element.js`.
 *
 * @import { Drawing, PenWidth, Tool } from "../types.js"
 */

import { STYLE } from "../files.js";
import { eachFrame } from "../frames.js";
import { Brush } from "../view/brush.js";
import { tell, upgrade } from "../view/custom.js";
import { Sheet } from "../view/sheet.js";
import { Drawn } from "./drawn.js";
import { Hand } from "./hand.js";
import { Paper } from "./paper.js";
import { shortcut } from "./shortcut.js";
import { Words } from "./words.js";

export class Surface extends Drawn {
  static observedAttributes = ["label", "lang"];
  /** The pad's style sheet. A subclass with more inside has its own. */
  static style = STYLE;

  #sheet = new Sheet(this.attachShadow({ mode: "open", delegatesFocus: true }), /** @type {typeof Surface} */ (this.constructor).style);
  #brush = new Brush(this.#sheet.canvas, () => this.#sheet.side);
  #paper;
  #hand;
  #words = new Words();
  #connected = new AbortController();
  #held = new AbortController();
  #locked = false;
  #drawn;
  #show = eachFrame(() => {
    this.#brush.show(this.#paper.shown);
    this.#sheet.update(this);
  });

  /** @param {(drawing: Drawing) => void} drawn is told of each change before the page is */
  constructor(drawn) {
    const paper = new Paper((type) => this.#changed(type));
    super(paper);
    this.#paper = paper;
    this.#hand = new Hand(this.#sheet, paper);
    this.#drawn = drawn;
  }

  connectedCallback() {
    const { signal } = (this.#connected = new AbortController());
    upgrade(this);
    this.attributeChangedCallback();
    this.#brush.attach(signal);
    this.locked = this.#locked;
    this.#show();
    this.#drawn(this.#paper.shown);
  }

  disconnectedCallback() {
    this.lift();
    this.#sheet.hide();
    this.#connected.abort();
    this.#held.abort();
  }

  /** @param {string} [_attribute] */
  attributeChangedCallback(_attribute) {
    void this.#words.follow(this, () => this.attributeChangedCallback());
    this.#sheet.speak(this.messages);
    this.named(this.getAttribute("label") ?? this.hint);
  }

  /** The pad's messages, in its language. */
  get messages() {
    return this.#words.now;
  }

  get hint() {
    return this.messages.hint;
  }

  /** @param {string} hint shown while the pad is empty @param {string} [name] for screen readers */
  named(hint, name = hint) {
    this.#sheet.label(hint, name);
  }

  /** Whether pointer and keys are kept from changing the drawing. Scripts always can. */
  get locked() {
    return this.#locked;
  }

  set locked(locked) {
    this.lift();
    this.#held.abort();
    this.#locked = locked;
    if (locked || !this.isConnected) return;
    const { signal } = (this.#held = new AbortController());
    this.#hand.attach(this, signal);
    this.addEventListener("keydown", (event) => this.handleKey(event), { signal });
  }

  /** @returns {Tool} */
  get tool() {
    return this.#hand.tool;
  }

  set tool(tool) {
    this.#hand.tool = tool;
    this.#show();
    tell(this, "toolchange");
  }

  /** For the eye only. @returns {PenWidth} */
  get penWidth() {
    return this.#hand.penWidth;
  }

  set penWidth(width) {
    this.#hand.penWidth = width;
    tell(this, "toolchange");
  }

  /** @override */
  lift() {
    this.#hand.finish();
  }

  /** Undoes, redoes or clears, if the key means that. Keys pressed on the pad itself get here anyway. @param {KeyboardEvent} event */
  handleKey(event) {
    const command = shortcut(event);
    // With nothing to clear, Escape is left to others, such as a dialog.
    if (!command || (command === "clear" && this.empty)) return;
    event.preventDefault();
    this[command]();
  }

  /** @param {"input" | "change"} type */
  #changed(type) {
    this.#show();
    this.#drawn(this.#paper.shown);
    tell(this, type);
  }
}
