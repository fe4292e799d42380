/** Defines `<digit-pad>` in one script, for bundlers. Its attribute `from` is the URL of a copy of the package. */

import { DigitControl } from "../control.js";
import { define } from "../define.js";
import { liesAt } from "./files.js";
import { STYLE } from "./texts.js";

export class DigitPad extends DigitControl {
  constructor() {
    super();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    // Old browsers have no adopted style sheets.
    if (root.adoptedStyleSheets) this.adoptedCallback();
    else root.prepend(Object.assign(document.createElement("style"), { textContent: STYLE }));
  }

  /** @override */
  connectedCallback() {
    liesAt(this.getAttribute("from"));
    super.connectedCallback();
  }

  /** A style sheet belongs to one document, so a pad that moves to another loses it. */
  adoptedCallback() {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    const { defaultView: view } = this.ownerDocument;
    // A document without a window shows nothing.
    if (view && root.adoptedStyleSheets) root.adoptedStyleSheets = [sheet(view)];
  }
}

/** @type {WeakMap<Window, CSSStyleSheet>} */
const made = new WeakMap();

/** The style sheet of all pads in a window. A policy that forbids style elements does not affect it. @param {Window & typeof globalThis} view */
function sheet(view) {
  const known = made.get(view);
  if (known) return known;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  made.set(view, sheet);
  return sheet;
}

define(DigitPad);
