/** What custom elements have in common. */

/**
 * Takes over properties that a script set before the element was defined: each would shadow the accessor.
 *
 * @param {any} element
 */
export function upgrade(element) {
  for (const name of Object.keys(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** @param {HTMLElement} element @param {string} type */
export const tell = (element, type) => element.dispatchEvent(new Event(type, { bubbles: true }));
