/** Defines `<digit-pad>`. */

import { DigitPad } from "./element.js";

if (!customElements.get("digit-pad")) customElements.define("digit-pad", DigitPad);

export { DigitPad };
