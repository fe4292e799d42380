/**
 * Says what went wrong at the pad, and how long one forward pass takes.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { Store } from "./state.js"
 */

import { text } from "./text.js";
import { fill, reason } from "./words.js";

/** How long nothing is drawn before the forward pass is timed. */
const IDLE_MS = 400;
/** Two times that differ by less than this part agree. The first ones are long: the engine is still compiling. */
const AGREE = 0.25;

/** @param {DigitPad} pad @param {Store} store */
export function report(pad, store) {
  let idle = 0;
  let least = Infinity;
  /** Shown once two times agree, and then not measured again: a figure that jumps says nothing. */
  const time = async () => {
    const { prediction, drawing } = pad;
    if (!prediction || prediction.state === "blank" || drawing || store.state.microseconds !== null) return;
    // Not worth a notice: the answer stands without it.
    const found = await pad.ask("time", { glyph: prediction.glyph }).catch(() => Infinity);
    if (found === Infinity) return;
    const settled = Math.abs(found - least) < AGREE * found;
    least = Math.min(least, found);
    if (settled) return store.timed(least);
    clearTimeout(idle);
    idle = window.setTimeout(time, IDLE_MS);
  };

  const answered = () => {
    if (pad.prediction) {
      clearTimeout(idle);
      idle = window.setTimeout(time, IDLE_MS);
    } else if (pad.error && pad.state !== "failed") {
      store.noticed({ id: "answer", tone: "problem", text: fill(text.unread, { error: reason(pad.error) }) });
    }
  };
  pad.addEventListener("prediction", answered);
  answered();

  const engine = () => {
    if (pad.state === "failed") {
      const why = fill(text.engine, { error: reason(pad.error) });
      store.noticed({ id: "engine", tone: "problem", text: why, action: { label: text.again, run: () => pad.start() } });
    } else store.noticeDismissed("engine");
  };
  pad.addEventListener("statechange", engine);
  engine();

  // Whoever draws on has read it, and it may stand in front of something.
  pad.addEventListener("change", () => store.noticeDismissed("picture"));
}
