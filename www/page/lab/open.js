/**
 * The experiments beside "Look inside": why this digit, what if it were another drawing, and where it lets go. Their code
 * is loaded when one is opened.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Shown } from "../selection.js"
 * @import { State, Store } from "../state.js"
 * @import { Given, Name } from "./lab.js"
 */

import { button, make } from "../dom.js";
import { notLoaded } from "../not-loaded.js";

/** @type {readonly {name: Name, label: string}[]} */
const EXPERIMENTS = [
  { name: "why", label: "Why?" },
  { name: "change", label: "What if?" },
  { name: "break", label: "Break it" },
];

/**
 * @param {HTMLElement} section below which it opens; gets the buttons
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {{addViews: (view: {update: (state: State, pad: DigitPad, shown: Shown) => void}) => void, guesses: Given["guesses"]}} shared
 */
export function attachLab(section, pad, store, { addViews, guesses }) {
  /** @type {Promise<import("./lab.js").Lab> | null} */
  let lab = null;
  const open = async (/** @type {Name} */ name) => {
    try {
      lab ??= import("./lab.js").then(async ({ openLab }) => {
        const closed = (/** @type {Name} */ name) => document.getElementById(name)?.focus({ preventScroll: true });
        const opened = await openLab({ section, pad, experiments: EXPERIMENTS, guesses, closed });
        addViews(opened);
        return opened;
      });
      (await lab).show(name);
    } catch (error) {
      lab = null;
      store.noticed(notLoaded("lab", "The experiments", error));
    }
  };
  const buttons = EXPERIMENTS.map(({ name, label }) => button(label, () => open(name), { id: name, class: "opener" }));
  section.append(make("div", { class: "experiments", role: "group", "aria-label": "Experiments" }, ...buttons));
}
