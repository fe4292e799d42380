/** Defines the element, once; where elements cannot belong to forms, with an input that does in their place. */

/** @param {typeof import("./control.js").DigitControl} Control */
export function define(Control) {
  const add = () => {
    if (!customElements.get("digit-pad")) customElements.define("digit-pad", Control);
  };
  if ("attachInternals" in HTMLElement.prototype) return add();
  import("./beside.js").then(({ attachInput }) => {
    Control.prototype.attachInternals = attachInput;
    add();
  });
}
