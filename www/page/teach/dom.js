/** Helpers for building this room's elements. */

import { make } from "../dom.js";

export { button, make, styled } from "../dom.js";

/** Offers a file for download. @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  // By then the download has started.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
