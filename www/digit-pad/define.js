/** Defines the element, once; where custom elements cannot belong to forms, an input does in their place. */

/** @param {typeof import("./control.js").DigitControl} Control */
export function define(Control) {
  if ("attachInternals" in HTMLElement.prototype) add(Control);
  else import("./beside.js").then(({ withInput }) => add(withInput(Control)));
}

/** @param {CustomElementConstructor} Control */
function add(Control) {
  if (!customElements.get("digit-pad")) customElements.define("digit-pad", Control);
}
