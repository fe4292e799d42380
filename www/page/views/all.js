/**
 * The page's views. Each has a folder of its own here, with its class and its style, is given the elements that it fills,
 * and is told of every change once a frame.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Store } from "../state.js"
 */

import { eachFrame } from "../../digit-pad/frames.js";
import { button, element, part } from "../find.js";
import { Announcer } from "./announcer/view.js";
import { AnswerView } from "./answer/view.js";
import { GlyphView } from "./glyph/view.js";
import { NoticesView } from "./notices/view.js";
import { ProbabilitiesView } from "./probabilities/view.js";
import { TimingView } from "./timing/view.js";
import { ToolsView } from "./tools/view.js";

/** @param {DigitPad} pad @param {Store} store */
export function attachViews(pad, store) {
  const tools = {
    undo: button("undo"),
    redo: button("redo"),
    clear: button("clear"),
    eraser: button("eraser"),
    width: button("width"),
  };
  const answer = { output: part("answer"), verdict: part("verdict"), choices: part("choices"), not: part("not") };
  const views = [
    // Paints with the colour of its element, and asks for it while no other view has written anything yet.
    new GlyphView(element("glyph", HTMLCanvasElement)),
    new Announcer(part("announcer")),
    new ToolsView(tools, pad),
    new AnswerView(answer, (digit) => store.chose(digit)),
    new ProbabilitiesView(part("probabilities")),
    new TimingView(part("time")),
    new NoticesView(part("notices"), (id) => store.noticeDismissed(id)),
  ];
  const show = eachFrame(() => {
    for (const view of views) view.update(store.state, pad);
  });
  for (const type of ["input", "change", "prediction", "statechange", "toolchange"]) pad.addEventListener(type, show);
  store.subscribe(show);
}
