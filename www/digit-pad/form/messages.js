/**
 * What the control says, in English until a page says it otherwise: for all pads in `DigitPad.messages`, for one in its
 * `messages`. `{}` stands for what the message is about.
 */
export const ENGLISH = {
  lang: "en",
  hint: "Draw a digit",
  hintNumber: "Draw a number",
  reading: "The drawing has not been read yet.",
  failed: "Drawings cannot be read here. Type the number instead.",
  unsure: "Is it {}?",
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
 * @param {Exclude<keyof Messages, "lang">} message
 * @param {number | readonly string[]} given
 */
export function filled(messages, message, given) {
  const either = () => new Intl.ListFormat(messages.lang, { type: "disjunction" }).format(/** @type {string[]} */ (given));
  return messages[message].replace("{}", typeof given === "number" ? String(given) : either());
}
