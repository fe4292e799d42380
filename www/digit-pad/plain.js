/** Defines `<digit-pad>` as a drawing surface that reads, and no form control, for a page that has views of its own. */

import { DigitPad } from "./element.js";

if (!customElements.get("digit-pad")) customElements.define("digit-pad", DigitPad);
