/**
 * The pad's shadow tree: the canvas, the hint while it is empty, the mark where the keyboard's pen or the eraser is, the
 * keyboard help, the announcements to screen readers, and four corners to measure by.
 */

import { PAD } from "../text/en.js";

const INSIDES = `<link rel="stylesheet">
<div class="sheet" translate="no">
<canvas part="canvas" tabindex="0" role="application" aria-describedby="help"></canvas>
<svg class="hint" part="hint" viewBox="0 0 100 100" aria-hidden="true">
<path pathLength="1" d="M41 25 38 45C46 39 66 40 66 58 66 75 44 79 33 69"/>
<path pathLength="1" d="M41 25 64 24"/>
<text x="50" y="92" text-anchor="middle"></text>
</svg>
<i class="nib" hidden></i>
<p class="keys" id="help"></p>
<p class="unseen" role="status"></p>
<i class="corner"></i><i class="corner right"></i><i class="corner bottom"></i><i class="corner right bottom"></i>
</div>`;

export class Sheet {
  #sheet;
  #nib;
  #status;
  #hint;
  #help;
  #messages = PAD;
  #linked;
  canvas;
  corners;

  /** @param {ShadowRoot} root @param {URL | null} address of its style sheet; null if a script contains it */
  constructor(root, address) {
    root.innerHTML = INSIDES;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
    this.#sheet = find("div");
    this.#nib = find(".nib");
    this.#status = find(".unseen");
    this.#hint = find("text");
    this.#help = find("#help");
    this.canvas = /** @type {HTMLCanvasElement} */ (find("canvas"));
    this.corners = [...root.querySelectorAll(".corner")];
    this.#linked = address !== null;
    this.hide();
    // Nothing shows or takes ink before the style sheet is there; it is lost when the pad is taken out of the document.
    const style = /** @type {HTMLLinkElement} */ (find("link"));
    if (address) style.href = address.href;
    style.onload = style.onerror = () => (this.#sheet.hidden = false);
  }

  hide() {
    this.#sheet.hidden = this.#linked;
  }

  /** The pad's side in CSS pixels, as laid out: no transform of an ancestor changes it. */
  get side() {
    return parseFloat(getComputedStyle(this.canvas).width) || 1;
  }

  /** @param {string} hint @param {string} name */
  label(hint, name) {
    this.canvas.setAttribute("aria-label", name);
    this.#hint.textContent = hint;
  }

  /** @param {typeof PAD} messages */
  speak(messages) {
    this.#messages = messages;
    this.canvas.setAttribute("aria-roledescription", messages.surface);
    this.#help.replaceChildren();
    for (const line of messages.help.split("\n")) {
      const sentence = document.createElement("span");
      // Every other part is the name of a key.
      sentence.append(...line.split(/[[\]]/).map((part, i) => (i % 2 ? Object.assign(document.createElement("kbd"), { textContent: part }) : part)));
      this.#help.append(sentence, " ");
    }
  }

  /** @param {{empty: boolean, tool: string}} state */
  update({ empty, tool }) {
    this.#sheet.classList.toggle("empty", empty);
    this.#sheet.classList.toggle("erasing", tool === "eraser");
  }

  /** Tells screen readers what the keyboard's pen did, and where it is. @param {import("../types.js").Move} move @param {number} column @param {number} row */
  say(move, column, row) {
    const { position, ...moves } = this.#messages;
    const place = position.replace("{column}", String(column)).replace("{row}", String(row));
    this.#status.textContent = move ? `${moves[move]}, ${place}` : place;
  }

  /**
   * @param {"keys" | "eraser"} kind
   * @param {{x: number, y: number, down?: boolean} | null} at as fractions of the sheet's side
   */
  point(kind, at) {
    if (kind === "keys") this.#sheet.classList.toggle("keyed", at !== null);
    if (at) this.#nib.dataset["kind"] = kind;
    else if (this.#nib.dataset["kind"] !== kind) return;
    this.#nib.hidden = at === null;
    if (!at) return;
    this.#nib.classList.toggle("down", at.down === true);
    this.#sheet.classList.toggle("low", at.y > 0.6);
    this.#nib.style.setProperty("--x", at.x.toFixed(4));
    this.#nib.style.setProperty("--y", at.y.toFixed(4));
  }
}
