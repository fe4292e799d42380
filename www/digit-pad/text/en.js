/**
 * What a pad says, in English. The other languages' tables have the words of both, in one. A page may change any: for all
 * pads in `DigitPad.messages`, for one in its `messages`.
 */

/** Of the drawing surface. Each line of the help is a sentence, with the name of a key in brackets. */
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

/** Of the form control. `{}` stands for what the message is about; `or` is between two choices. */
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
