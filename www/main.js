/**
 * Puts together what the first answer needs: pad, state, and the views that follow the pen. Nothing else knows more than
 * its own part. The rest of the page is `later.js`, which is loaded once the network can answer.
 */

import { button, element, part } from "./page/find.js";
import { follow } from "./page/follow.js";
import { attachPictures } from "./page/pictures/attach.js";
import { KEY, keepInk } from "./page/session.js";
import { attachShortcuts } from "./page/shortcuts.js";
import { Store } from "./page/state.js";
import { attachViews } from "./page/views/all.js";
import { guesses } from "./page/views/answer/guesses.js";

await customElements.whenDefined("digit-pad");
part("stuck").remove();
const pad = /** @type {import("./digit-pad/index.js").DigitPad} */ (element("pad", HTMLElement));
const store = new Store();

const addViews = attachViews(pad, store);
attachShortcuts(pad);
attachPictures(pad, store);
keepInk(pad);

/** @type {Promise<void> | null} */
let rest = null;
const load = () =>
  (rest ??= import("./later.js").then(
    ({ attach }) => {
      // Handed over, because a module that both import would be one more file for the page to wait for.
      attach(pad, store, { find: { button, element, part }, addViews, guesses, inkKey: KEY });
      document.removeEventListener("click", early);
    },
    () => {
      rest = null;
      part("verdict").textContent = "Part of this page did not load. Reload the page to get it.";
    },
  ));

/** Presses a button again whose code was not there yet. @param {Event} event */
const early = async ({ target }) => {
  const pressed = /** @type {Element} */ (target).closest(".plain");
  if (!(pressed instanceof HTMLElement)) return;
  await load();
  if (rest) pressed.click();
};
document.addEventListener("click", early);
follow(pad, store, load);
