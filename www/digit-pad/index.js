/** Defines `<digit-pad>`, a form control. */

import { DigitControl } from "./control.js";
import { define } from "./define.js";

define(DigitControl);

export { DigitControl as DigitPad };
