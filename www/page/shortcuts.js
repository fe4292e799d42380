/**
 * The page is about one drawing, so the pad's shortcuts work all over it, unless another part of the page has handled
 * the key, or somebody is typing text.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 */

const TEXT = "input, select, textarea, [contenteditable]";

/** @param {DigitPad} pad */
export function attachShortcuts(pad) {
  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof Element && event.target.closest(TEXT);
    if (!event.defaultPrevented && !writing) pad.handleKey(event);
  });
}
