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

/** @param {string} label @param {() => void} run @param {Record<string, string>} [attributes] */
export function button(label, run, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", run);
  return element;
}

/** Loads this folder's style sheet; everything works without it. */
export function styled() {
  const href = new URL("./style.css", import.meta.url).href;
  const link = make("link", { rel: "stylesheet", href });
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

/** Offers a file for download. @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  // By then the download has started.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
