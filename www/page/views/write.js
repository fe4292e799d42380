/**
 * Gives an element its text, if it has another one: the same text once more would be laid out once more.
 *
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
