/**
 * A pad's messages in English. The tables of the other languages have those of both parts in one. A page may change any
 * message: for all pads in `DigitPad.messages`, for one pad in its `messages`.
 */

/** Messages of the drawing surface. Each line of the help is a sentence, with the name of a key in brackets. */
export const PAD = {
  hint: "Draw a digit",
  surface: "drawing pad",
  help: "[Arrows] move, two at once diagonally.\n[Shift] moves further.\n[Space] puts the pen down or lifts it.\n[Esc] clears.",
  position: "column {column}, row {row}",
  penDown: "Pen down",
  penUp: "Pen up",
  eraserDown: "Eraser down",
  eraserUp: "Eraser up",
};

/** Messages of the form control. `{}` stands for what the message is about; `or` joins two choices. */
export const CONTROL = {
  hintNumber: "Draw a number",
  reading: "The drawing is not read yet.",
  failed: "Drawings cannot be read here. Type digits instead.",
  unsure: "Is it {}?",
  or: " or ",
  none: "That is not a digit.",
  short: "Draw at least {} digits.",
  long: "Draw at most {} digits.",
  one: "Draw one digit.",
  required: "Required.",
  undo: "Undo",
  clear: "Clear",
  again: "Try again",
};
