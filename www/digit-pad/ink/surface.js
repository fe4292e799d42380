/**
 * The part of the pad that takes ink: an element with a drawing, its history and its tools, which knows nothing of
 * networks. Whatever replaces the drawing can be undone. Its events are told of in `element.js`.
 *
 * @import { Drawing, Picture, PenWidth, Stroke, Tool } from "../types.js"
 */

import { eachFrame } from "../frames.js";
import { Brush } from "../view/brush.js";
import { tell, upgrade } from "../view/custom.js";
import { Sheet } from "../view/sheet.js";
import { Hand } from "./hand.js";
import { Paper } from "./paper.js";
import { shortcut } from "./shortcut.js";
import { BLANK, checked, inked, pictured } from "./strokes.js";

export class Surface extends HTMLElement {
  static observedAttributes = ["label"];

  #sheet = new Sheet(this.attachShadow({ mode: "open", delegatesFocus: true }));
  #brush = new Brush(this.#sheet.canvas, () => this.#sheet.side);
  #paper = new Paper((type) => this.#changed(type));
  #hand = new Hand(this.#sheet, this.#paper);
  #connected = new AbortController();
  #drawn;
  #show = eachFrame(() => {
    this.#brush.show(this.#paper.shown);
    this.#sheet.update(this);
  });

  /** @param {(drawing: Drawing) => void} drawn hears of each change before the page does */
  constructor(drawn) {
    super();
    this.#drawn = drawn;
  }

  connectedCallback() {
    const { signal } = (this.#connected = new AbortController());
    upgrade(this, ["ink", "picture", "tool", "penWidth"]);
    this.attributeChangedCallback();
    this.#brush.attach(signal);
    this.#hand.attach(this, signal);
    this.addEventListener("keydown", (event) => this.handleKey(event), { signal });
    this.#show();
    this.#drawn(this.#paper.shown);
  }

  disconnectedCallback() {
    this.#hand.finish();
    this.#sheet.hide();
    this.#connected.abort();
  }

  attributeChangedCallback() {
    this.#sheet.label(this.getAttribute("label") ?? "Draw a digit");
  }

  /** The strokes that the pad shows, with the one in hand; may be kept as JSON. @returns {readonly Stroke[]} */
  get ink() {
    return this.#paper.shown.strokes;
  }

  /** Throws a `TypeError` unless these are strokes. */
  set ink(strokes) {
    this.#replace(inked(checked(strokes)));
  }

  /** The picture that the pad shows in the place of ink. @returns {Picture | null} */
  get picture() {
    return this.#paper.shown.picture;
  }

  set picture(picture) {
    this.#replace(pictured(picture));
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

  get empty() {
    return this.#paper.empty;
  }

  /** Whether the pen in hand is changing the drawing. */
  get drawing() {
    return this.#paper.drawing;
  }

  get canUndo() {
    return this.#paper.canUndo;
  }

  get canRedo() {
    return this.#paper.canRedo;
  }

  undo() {
    this.#hand.finish();
    this.#paper.undo();
  }

  redo() {
    this.#hand.finish();
    this.#paper.redo();
  }

  clear() {
    this.#replace(BLANK);
  }

  /** Undoes, redoes or clears, if the key means that. The pad's own keys need no help. @param {KeyboardEvent} event */
  handleKey(event) {
    const command = shortcut(event);
    // With nothing to clear, Escape is somebody else's: a dialog's, perhaps.
    if (!command || (command === "clear" && this.empty)) return;
    event.preventDefault();
    this[command]();
  }

  /** @param {Drawing} drawing */
  #replace(drawing) {
    this.#hand.finish();
    this.#paper.commit(drawing);
  }

  /** @param {"input" | "change"} type */
  #changed(type) {
    this.#show();
    if (this.isConnected) this.#drawn(this.#paper.shown);
    tell(this, type);
  }
}
