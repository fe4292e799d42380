/**
 * What the control says, in English until a page says it otherwise: for all pads in `DigitPad.messages`, for one in its
 * `messages`. `{}` stands for what the message is about.
 */
export const ENGLISH = {
  hint: "Draw a digit",
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

/** @typedef {typeof ENGLISH} Messages */

/**
 * A message about a number, or about choices.
 *
 * @param {Messages} messages
 * @param {keyof Messages} message
 * @param {number | readonly string[]} given
 */
export const filled = (messages, message, given) => messages[message].replace("{}", [given].flat().join(messages.or));
