/**
 * "Show one" writes a digit on the pad. Its code is loaded on request.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 */

import { notLoaded } from "../not-loaded.js";

/**
 * @param {HTMLElement} opener
 * @param {DigitPad} pad
 * @param {Store} store
 * @returns {(digit?: number) => void} shows that digit, or some digit
 */
export function attachShow(opener, pad, store) {
  /** @type {Promise<import("./show.js").Show> | null} */
  let show = null;
  const write = async (/** @type {number | undefined} */ digit) => {
    let drawn = false;
    pad.addEventListener("input", () => (drawn = true), { once: true });
    try {
      show ??= import("./show.js").then(({ Show }) => new Show(pad));
      const writer = await show;
      // Ink drawn while the examples were being loaded takes precedence.
      if (!drawn) writer.write(digit);
    } catch (error) {
      show = null;
      store.noticed(notLoaded("show", error));
    }
  };
  opener.addEventListener("click", () => write(undefined));
  return write;
}
