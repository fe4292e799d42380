/** The `digit-pad` entry for servers that render pages: they have no custom elements. */
export class DigitPad {}
