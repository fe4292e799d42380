/**
 * The views that can wait until the first answer is there: those that put it into words, and those that say more.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Store } from "../state.js"
 * @import { View } from "./all.js"
 */

import { Announcer } from "./announcer/view.js";
import { WordsView } from "./answer/words-view.js";
import { NumberView } from "./number/view.js";
import { NoticesView } from "./notices/view.js";
import { PercentagesView } from "./probabilities/percentages.js";
import { TimingView } from "./timing/view.js";

/**
 * What the page's first part has and hands over.
 *
 * @typedef {object} Shared
 * @property {typeof import("../find.js")} find
 * @property {(...views: View[]) => void} addViews
 * @property {typeof import("../../digit-pad/guesses.js").guesses} guesses
 * @property {import("../selection.js").Selection} selection
 * @property {string} inkKey the key under which the ink is kept over a reload
 * @property {typeof import("../language.js").CHOICE} choice of a language
 * @property {import("../words.js").Words | null | void} words another language's
 */

/** @param {DigitPad} pad @param {Store} store @param {Shared} shared */
export function attachLaterViews(pad, store, { find: { part }, addViews, guesses }) {
  const words = { section: part("words"), verdict: part("verdict"), choices: part("choices"), not: part("not") };
  addViews(
    new Announcer(part("announcer"), guesses),
    new NumberView(part("answer"), pad, (at) => store.pointed(at)),
    new WordsView(words, guesses, (digit, at) => store.chose(digit, at)),
    new PercentagesView(part("probabilities"), guesses),
    new TimingView(part("time")),
    new NoticesView(part("notices"), (id) => store.noticeDismissed(id)),
  );
}
