/**
 * "Big": pad and answer fill the window, for those who watch from the back row. Escape leaves it, and clears nothing.
 */

import { onEscape } from "./escape.js";

/** @param {HTMLElement} opener */
export function attachBig(opener) {
  const { classList } = document.documentElement;
  const toggle = () => {
    opener.textContent = classList.toggle("big") ? "Leave big" : "Big";
    scrollTo(0, 0);
  };
  opener.addEventListener("click", toggle);
  onEscape(() => classList.contains("big"), toggle);
}
