/**
 * Puts what the pad tells of into the page's state, and says what went wrong there.
 *
 * @import { DigitPad } from "../digit-pad/index.js"
 * @import { Store } from "./state.js"
 */

/** How long nothing is drawn before the forward pass is timed. */
const IDLE_MS = 400;

/** @param {DigitPad} pad @param {Store} store */
export function follow(pad, store) {
  pad.addEventListener("input", () => store.chose(null));
  pad.addEventListener("change", () => store.chose(null));

  pad.addEventListener("prediction", () => {
    if (pad.prediction) scheduleTiming();
    else if (pad.error && pad.state !== "failed") {
      store.noticed({ id: "answer", tone: "problem", text: `This could not be read: ${pad.error.message}` });
    }
  });

  const engine = () => {
    if (pad.state === "ready") document.documentElement.dataset["ready"] = "";
    if (pad.state === "failed") {
      const text = `The network could not be started: ${pad.error?.message}`;
      store.noticed({ id: "engine", tone: "problem", text, action: { label: "Try again", run: () => pad.start() } });
    } else store.noticeDismissed("engine");
  };
  pad.addEventListener("statechange", engine);
  // It may have started, or failed, before this script ran.
  engine();

  let idle = 0;
  const scheduleTiming = () => {
    clearTimeout(idle);
    idle = window.setTimeout(async () => {
      const { prediction, drawing } = pad;
      if (!prediction || prediction.state === "blank" || drawing) return;
      // Not worth a notice: the answer stands without it.
      const microseconds = await pad.ask("time", { glyph: prediction.glyph }).catch(() => null);
      if (microseconds !== null) store.timed(microseconds);
    }, IDLE_MS);
  };
}
