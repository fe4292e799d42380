/** What this room's elements are built with. */

import { make } from "../dom.js";

export { button, make } from "../dom.js";

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
