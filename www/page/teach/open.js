/**
 * Opens "Not a 5?" on request. What it takes to keep and to teach is only loaded then, or when something was taught before.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store } from "../state.js"
 * @import { Door } from "./room.js"
 */

import { button, part } from "../find.js";

/** Says that something was taught: without it, nothing is fetched to find that out. */
const HINT = "lenet5.hand";

/**
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {Door["teacher"]} teacher fetches what learns
 * @returns {() => void} reads with what was taught before, if anything was
 */
export function attachTeaching(pad, store, teacher) {
  const opener = button("not");
  /** @type {Promise<import("./room.js").Room> | null} */
  let room = null;
  const enter = async (/** @type {(room: import("./room.js").Room) => void} */ act) => {
    try {
      room ??= import("./room.js").then(({ open }) => open(pad, store, { opener, teacher, hint: HINT }));
      act(await room);
    } catch (error) {
      room = null;
      store.noticed({ id: "teach", tone: "problem", text: `Teaching could not be loaded: ${error instanceof Error ? error.message : error}` });
    }
  };
  opener.addEventListener("click", () => enter((room) => room.toggle()));
  button("digits").addEventListener("click", () => enter((room) => room.digits()));
  part("choices").addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement) enter((room) => room.correct(Number(target.textContent)));
  });
  const resume = () => {
    try {
      if (localStorage.getItem(HINT)) enter(() => {});
    } catch {
      // Forbidden: nothing is remembered.
    }
  };
  // Another tab was taught.
  addEventListener("storage", resume);
  return resume;
}
