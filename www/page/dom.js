/** Small helpers for building elements. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A text with an element in place of one of its values. @param {string} text @param {string} name @param {Node} element */
export function around(text, name, element) {
  const [before = "", after = ""] = text.split(`{${name}}`);
  return [before, element, after];
}

/** @param {string} label @param {() => void} run @param {Record<string, string>} [attributes] */
export function button(label, run, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", run);
  return element;
}

/** Adds a style sheet to the page, and waits until it has loaded or failed: without it all is plainer. @param {URL} address */
export function styled(address) {
  const sheet = make("link", { rel: "stylesheet", href: address.href });
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
}
