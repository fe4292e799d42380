/** Defines `<digit-pad>`, a form control. */

import { DigitControl } from "./control.js";

function define() {
  if (!customElements.get("digit-pad")) customElements.define("digit-pad", DigitControl);
}

if ("attachInternals" in HTMLElement.prototype) define();
else {
  import("./beside.js").then(({ attachInput }) => {
    DigitControl.prototype.attachInternals = attachInput;
    define();
  });
}

export { DigitControl as DigitPad };
