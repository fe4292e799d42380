/**
 * Opens "Not a 5?" and "My digits" on request. Their code is loaded then, or when there are weights from an earlier visit.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Selection } from "../selection.js"
 * @import { Store } from "../state.js"
 * @import { Door } from "./room.js"
 */

import { notLoaded } from "../not-loaded.js";

/** This key is set while there are learnt weights: without it, the page loads nothing to look for them. */
const HINT = "lenet5.hand";

/**
 * @param {{opener: HTMLButtonElement, digits: HTMLElement, choices: HTMLElement}} elements
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {Selection} selection
 * @param {Door["teacher"]} teacher loads the teaching module
 * @returns {() => void} loads the weights of an earlier visit, if there are any
 */
export function attachTeaching({ opener, digits, choices }, pad, store, selection, teacher) {
  /** @type {Promise<import("./room.js").Room> | null} */
  let room = null;
  const enter = async (/** @type {(room: import("./room.js").Room) => void} */ act) => {
    try {
      room ??= import("./room.js").then(({ open }) => open(pad, store, selection, { opener, teacher, hint: HINT }));
      act(await room);
    } catch (error) {
      room = null;
      store.noticed(notLoaded("teach", error));
    }
  };
  opener.addEventListener("click", () => enter((room) => room.toggle()));
  digits.addEventListener("click", () => enter((room) => room.digits()));
  choices.addEventListener("click", ({ target }) => {
    const { now } = selection;
    if (target instanceof HTMLButtonElement) enter((room) => room.correct(Number(target.value), now));
  });
  const resume = () => {
    try {
      if (localStorage.getItem(HINT)) enter(() => {});
    } catch {
      // Forbidden, so nothing was stored.
    }
  };
  // Another tab has learnt something.
  addEventListener("storage", resume);
  return resume;
}
