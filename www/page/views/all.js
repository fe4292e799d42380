/**
 * The page's views. Each has its own folder here, with its class and its style. It is given the elements that it fills, and
 * is told of every change once a frame. The views in this file follow the pen; `later.js` has those that can wait.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Selection, Shown } from "../selection.js"
 * @import { State, Store } from "../state.js"
 * @typedef {{update: (state: State, pad: DigitPad, shown: Shown) => void}} View
 */

import { eachFrame } from "../../digit-pad/frames.js";
import { button, part } from "../find.js";
import { AnswerView } from "./answer/view.js";
import { ProbabilitiesView } from "./probabilities/view.js";
import { ToolsView } from "./tools/view.js";

/** @param {DigitPad} pad @param {Store} store @param {Selection} selection @returns {(...more: View[]) => void} adds views */
export function attachViews(pad, store, selection) {
  const tools = {
    undo: button("undo"),
    redo: button("redo"),
    clear: button("clear"),
    eraser: button("eraser"),
    width: button("width"),
  };
  /** @type {View[]} */
  const views = [new ToolsView(tools, pad), new AnswerView(part("answer")), new ProbabilitiesView(part("probabilities"))];
  const show = eachFrame(() => {
    const { now } = selection;
    for (const view of views) view.update(store.state, pad, now);
  });
  for (const type of ["input", "change", "prediction", "statechange", "toolchange"]) pad.addEventListener(type, show);
  store.subscribe(show);
  return (...more) => {
    views.push(...more);
    show();
  };
}
