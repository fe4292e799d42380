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
    if (root.adoptedStyleSheets) root.adoptedStyleSheets = [sheet()];
    else root.prepend(Object.assign(document.createElement("style"), { textContent: STYLE }));
  }

  /** @override */
  connectedCallback() {
    liesAt(this.getAttribute("from"));
    super.connectedCallback();
  }
}

/** @type {CSSStyleSheet | null} */
let made = null;

/** The style sheet of all pads. A policy that forbids style elements does not affect it. */
function sheet() {
  if (!made) (made = new CSSStyleSheet()).replaceSync(STYLE);
  return made;
}

define(DigitPad);
