/**
 * Sets an element's text if it differs: setting the same text again would lay it out again.
 *
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
