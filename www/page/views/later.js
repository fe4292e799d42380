/**
 * The views that can wait until the first answer is there: those that put it into words, and those that say more.
 *
 * @import { Store } from "../state.js"
 * @import { View } from "./all.js"
 */

import { Announcer } from "./announcer/view.js";
import { WordsView } from "./answer/words-view.js";
import { NoticesView } from "./notices/view.js";
import { PercentagesView } from "./probabilities/percentages.js";
import { TimingView } from "./timing/view.js";

/**
 * What the page's first part has and hands over.
 *
 * @typedef {object} Shared
 * @property {typeof import("../find.js")} find
 * @property {(...views: View[]) => void} addViews
 * @property {typeof import("./answer/guesses.js").guesses} guesses
 * @property {string} inkKey where the ink is kept over a reload
 */

/** @param {Store} store @param {Shared} shared */
export function attachLaterViews(store, { find: { part }, addViews, guesses }) {
  const words = { section: part("words"), verdict: part("verdict"), choices: part("choices"), not: part("not") };
  addViews(
    new Announcer(part("announcer"), guesses),
    new WordsView(words, guesses, (digit) => store.chose(digit)),
    new PercentagesView(part("probabilities"), guesses),
    new TimingView(part("time")),
    new NoticesView(part("notices"), (id) => store.noticeDismissed(id)),
  );
}
