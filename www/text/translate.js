/**
 * Replaces the English that the page was loaded with by another language. It is part of each language's first file, so it
 * costs an English page nothing.
 *
 * @typedef {object} Language
 * @property {{lang: string, dir: "ltr" | "rtl"}} root attributes of the whole page
 * @property {Record<string, string>} page texts by the selectors of their elements; after @ comes the name of an attribute
 * @property {object} first what the first script says
 * @property {() => Promise<object>} rest loads the texts of the other scripts, by part of the page
 */

/** @param {Language} language @param {object} english what the first script says */
export function translate({ root, page, first, rest }, english) {
  Object.assign(document.documentElement, root);
  Object.assign(english, first);
  for (const [place, text] of Object.entries(page)) {
    const [selector = "", attribute] = place.split("@");
    const element = document.querySelector(selector);
    if (attribute) element?.setAttribute(attribute, text);
    else for (const node of element?.childNodes ?? []) if (node instanceof Text && node.data.trim()) node.data = text;
  }
  return rest();
}
