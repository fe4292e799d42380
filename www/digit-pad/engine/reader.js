/**
 * Keeps the answer in step with the drawing: asks the engine about whatever the pad shows, and puts what it says, also
 * that it cannot say anything, into the state.
 *
 * @import { Questions } from "./engine/protocol.js"
 * @import { Store } from "./state.js"
 * @import { Drawing, Prediction } from "./types.js"
 *
 * @typedef {{kind: "recognize", question: Questions["recognize"]}
 *   | {kind: "picture", question: Questions["picture"]}} Question
 */

import { Engine } from "./engine/client.js";
import { Latest } from "./engine/latest.js";
import { BLANK, flatten, isBlank } from "./ink/strokes.js";
import { shown } from "./state.js";

/** How long nothing is drawn before the forward pass is timed. */
const IDLE_MS = 400;

/** @param {Store} store @param {() => number} side the pad's side in CSS pixels */
export function consult(store, side) {
  const engine = new Engine({
    starting: () => store.engineIs("starting"),
    ready: () => {
      document.documentElement.dataset["ready"] = "";
      store.noticeDismissed("engine");
      store.engineIs("ready");
    },
    failed: (error) => {
      const text = `The network could not be started: ${error.message}`;
      store.noticed({ id: "engine", tone: "problem", text, action: { label: "Try again", run: startAgain } });
      store.engineIs("failed");
    },
  });

  /** @type {Latest<Question, Prediction>} */
  const latest = new Latest(({ kind, question }, signal) => engine.ask(kind, question, signal), {
    answered: (prediction) => {
      store.answered(prediction);
      scheduleTiming();
    },
    failed: (error) => {
      store.answered(null);
      // Of an engine that stopped, the person has been told.
      if (error.name === "Stopped") return;
      store.noticed({ id: "answer", tone: "problem", text: `This could not be read: ${error.message}` });
    },
  });

  /** @type {Drawing} */
  let asked = BLANK;
  const ask = () => {
    const drawing = shown(store.state);
    if (drawing === asked) return;
    const { strokes, picture } = drawing;
    // An answer to ink that has only grown since may still come; to ink that is gone it must not.
    if (picture || asked.picture || strokes.length < asked.strokes.length) latest.cancel();
    asked = drawing;
    if (isBlank(drawing)) store.answered(null);
    else if (picture) latest.push({ kind: "picture", question: { image: picture.pixels } });
    else latest.push({ kind: "recognize", question: flatten(strokes, side()) });
  };

  const startAgain = () => {
    store.noticeDismissed("engine");
    engine.start();
    asked = BLANK;
    ask();
  };

  let idle = 0;
  const scheduleTiming = () => {
    clearTimeout(idle);
    idle = window.setTimeout(async () => {
      const { prediction, sketch } = store.state;
      if (!prediction || prediction.state === "blank" || sketch || !latest.idle) return;
      // Not worth a notice: the answer stands without it.
      const microseconds = await engine.ask("time", { glyph: prediction.glyph }).catch(() => null);
      if (microseconds !== null) store.timed(microseconds);
    }, IDLE_MS);
  };

  engine.start();
  store.subscribe(ask);
}
