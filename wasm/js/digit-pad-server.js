/** The entry for pads where there are no elements: a server that renders their pages. */
export class DigitPad {}
