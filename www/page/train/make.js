/**
 * An element with these properties and children.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} [properties]
 * @param {(Node | string)[]} children
 */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * The element that this selector finds within a part of the page.
 *
 * @template {HTMLElement} T
 * @param {HTMLElement} within
 * @param {string} selector
 * @param {new () => T} type
 */
export function find(within, selector, type) {
  const found = within.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`expected a ${type.name} at ${selector}, found ${found?.constructor.name ?? "none"}`);
}
