/** Defines `<digit-pad>` as a drawing surface that reads but is no form control, for pages with views of their own. */

import { DigitPad } from "./element.js";

if (!customElements.get("digit-pad")) customElements.define("digit-pad", DigitPad);
