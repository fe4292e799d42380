/**
 * Reports what went wrong at the pad, and how long one forward pass takes.
 *
 * @import { DigitPad } from "../digit-pad/element.js"
 * @import { Store } from "./state.js"
 */

import { text } from "./text.js";
import { fill, reason } from "./words.js";

/** How long the pad must be idle before the forward pass is timed. */
const IDLE_MS = 400;
/** Two times agree if they differ by less than this fraction. The first ones are long: the engine is still compiling. */
const AGREE = 0.25;

/** @param {DigitPad} pad @param {Store} store */
export function report(pad, store) {
  let idle = 0;
  let least = Infinity;
  /** The time is shown once two measurements agree, and not measured again: a figure that jumps says nothing. */
  const time = async () => {
    const { prediction, drawing } = pad;
    if (!prediction || prediction.state === "blank" || drawing || store.state.microseconds !== null) return;
    // A failure is not worth a notice: the answer stands without the time.
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

  // A person who goes on drawing has read the notice, and it may cover something.
  pad.addEventListener("change", () => store.noticeDismissed("picture"));
}
