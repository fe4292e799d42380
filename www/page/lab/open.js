/**
 * The experiments beside "Look inside": why this digit, what if it were another drawing, and where it breaks. Their code
 * is loaded when one is opened.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Shown } from "../selection.js"
 * @import { State, Store } from "../state.js"
 * @import { Name } from "./experiment.js"
 * @import { Given } from "./lab.js"
 */

import { button, make } from "../dom.js";
import { notLoaded } from "../not-loaded.js";
import { text } from "../text.js";

/** @type {readonly Name[]} */
const NAMES = ["why", "change", "break"];

/**
 * @param {HTMLElement} section the panel opens below it; gets the buttons
 * @param {DigitPad} pad
 * @param {Store} store
 * @param {{addViews: (view: {update: (state: State, pad: DigitPad, shown: Shown) => void}) => void, guesses: Given["guesses"]}} shared
 * @returns {{readonly code: string | null, open: (code: string) => Promise<void>, close: () => void}} what is open, for an address
 */
export function attachLab(section, pad, store, { addViews, guesses }) {
  const experiments = NAMES.map((name) => ({ name, label: text[name] }));
  /** @type {Promise<import("./lab.js").Lab> | null} */
  let lab = null;
  /** @type {import("./lab.js").Lab | null} */
  let opened = null;
  const load = async () => {
    try {
      lab ??= import("./lab.js").then(async ({ openLab }) => {
        const closed = (/** @type {Name} */ name) => document.getElementById(name)?.focus({ preventScroll: true });
        const made = await openLab({ section, pad, experiments, guesses, closed });
        addViews(made);
        return made;
      });
      return (opened = await lab);
    } catch (error) {
      lab = null;
      store.noticed(notLoaded("lab", error));
      return null;
    }
  };
  const buttons = experiments.map(({ name, label }) => button(label, async () => (await load())?.show(name), { id: name, class: "opener" }));
  section.append(make("div", { class: "experiments", role: "group", "aria-label": text.experiments }, ...buttons));
  return {
    get code() {
      return opened?.code ?? null;
    },
    open: async (code) => (await load())?.restore(code),
    close: () => opened?.close(),
  };
}
