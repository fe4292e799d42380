/**
 * Assembles what the first answer needs: pad, state, and the views that follow the pen. No other module knows more than
 * its own part. The rest of the page is `later.js`, which is loaded once the network can answer.
 */

import { button, element, part } from "./page/find.js";
import { follow } from "./page/follow.js";
import { CHOICE, chosen } from "./page/language.js";
import { Selection } from "./page/selection.js";
import { attachPictures } from "./page/pictures/attach.js";
import { KEY, keepInk } from "./page/session.js";
import { attachShortcuts } from "./page/shortcuts.js";
import { Store } from "./page/state.js";
import { attachViews } from "./page/views/all.js";
import { guesses } from "./digit-pad/guesses.js";
import { first } from "./text/en/first.js";

const language = chosen();
/**
 * The page is in English, and stays so if another language fails to load. Resolves to that language's texts for the rest.
 *
 * @type {Promise<import("./page/words.js").Words | void> | null}
 */
const spoken =
  language === "en"
    ? null
    : import("./text/".concat(language, "/first.js")).then((other) => other.translate(other, first)).catch(() => {});

await customElements.whenDefined("digit-pad");
part("stuck").remove();
const pad = /** @type {import("./digit-pad/element.js").DigitPad} */ (element("pad", HTMLElement));
if (spoken) pad.lang = language;
const store = new Store();
const selection = new Selection(pad, store);

const addViews = attachViews(pad, store, selection);
attachShortcuts(pad);
attachPictures(pad, store);
keepInk(pad);

/** Events that may be meant for code that is loaded later. */
const EARLY = ["click", "keydown"];

/** @type {Promise<void> | null} */
let rest = null;
const load = () =>
  (rest ??= Promise.all([import("./later.js"), spoken]).then(
    async ([{ attach }, words]) => {
      // Passed as arguments, because a module that both import would be one more file for the page to wait for.
      await attach(pad, store, { find: { button, element, part }, addViews, guesses, selection, inkKey: KEY, choice: CHOICE, words });
      for (const type of EARLY) document.removeEventListener(type, early);
    },
    () => {
      rest = null;
      part("verdict").textContent = first.notLoaded;
    },
  ));

/** Repeats a click or a digit key once the code that handles it is loaded. @param {Event} event */
const early = async (event) => {
  const target = /** @type {Element} */ (event.target);
  const pressed = event instanceof KeyboardEvent ? /^\p{Nd}$/u.test(event.key) && target : target.closest(".plain");
  if (!pressed) return;
  await load();
  if (rest) pressed.dispatchEvent(new (/** @type {typeof Event} */ (event.constructor))(event.type, event));
};
for (const type of EARLY) document.addEventListener(type, early);
follow(pad, store, load);
