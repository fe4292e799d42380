/**
 * "Big": pad and answer fill the window, to be seen from the back row. Escape leaves it, without clearing anything.
 */

import { onEscape } from "./escape.js";
import { text } from "./text.js";

/** @param {HTMLElement} opener */
export function attachBig(opener) {
  const { classList } = document.documentElement;
  const label = opener.textContent;
  const toggle = () => {
    opener.textContent = classList.toggle("big") ? text.leaveBig : label;
    scrollTo(0, 0);
  };
  opener.addEventListener("click", toggle);
  onEscape(() => classList.contains("big"), toggle);
}
