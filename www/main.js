/**
 * Puts the page together: makes state, pad and views and wires them to one another. Nothing else knows more than its own
 * part.
 *
 * @import { History } from "./types.js"
 */

import { consult } from "./consult.js";
import { Brush } from "./ink/brush.js";
import { Gesture } from "./ink/gesture.js";
import { attachKeys } from "./ink/keys.js";
import { attachPointer } from "./ink/pad.js";
import { restore, save } from "./ink/session.js";
import { BLANK, commit, inked, pictured, redo, undo } from "./ink/strokes.js";
import { stayOffline } from "./offline.js";
import { decodePicture, PictureError } from "./picture/decode.js";
import { attachIntake } from "./picture/intake.js";
import { attachShortcuts } from "./shortcuts.js";
import { attachSpeed } from "./speed/open.js";
import { shown, Store } from "./state.js";
import { Announcer } from "./views/announcer.js";
import { AnswerView } from "./views/answer.js";
import { eachFrame } from "./views/frames.js";
import { GlyphView } from "./views/glyph.js";
import { NoticesView } from "./views/notices.js";
import { ProbabilitiesView } from "./views/probabilities.js";
import { SheetView } from "./views/sheet.js";
import { TimingView } from "./views/timing.js";
import { ToolsView } from "./views/tools.js";

/** Line widths as parts of the pad's side. */
const WIDTHS = { fine: 0.026, medium: 0.042, broad: 0.066 };

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
function element(id, type) {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`index.html: expected a ${type.name} with the id ${id}, found ${found?.constructor.name ?? "none"}`);
}
const part = (/** @type {string} */ id) => element(id, HTMLElement);
const button = (/** @type {string} */ id) => element(id, HTMLButtonElement);

const store = new Store();

// The pad, which takes ink before the network is there.
const canvas = element("pad", HTMLCanvasElement);
/** @type {Gesture} */
const gesture = new Gesture({
  drawing: () => store.state.history.present,
  side: () => brush.side,
  sketch: (drawing) => store.sketched(drawing),
  commit: (drawing) => store.drawn(commit(store.state.history, drawing)),
  drop: () => store.sketchDropped(),
});
const brush = new Brush(canvas, () => gesture.finish());
const sheet = new SheetView({ sheet: part("sheet"), nib: part("nib") });
const announcer = new Announcer(part("announcer"));
const hand = {
  side: () => brush.side,
  width: () => WIDTHS[store.state.width] * brush.side,
  erasing: () => store.state.tool === "eraser",
};
attachPointer(canvas, gesture, {
  ...hand,
  hover: (at) => sheet.point("eraser", at && { x: at.x / brush.side, y: at.y / brush.side }),
});
canvas.addEventListener("pointerdown", () => sheet.point("keys", null));
attachKeys(canvas, gesture, { ...hand, show: (nib) => sheet.point("keys", nib), say: (text) => announcer.say(text) });

/** @param {(history: History) => History} step */
const change = (step) => {
  gesture.finish();
  store.drawn(step(store.state.history));
};
const commands = {
  undo: () => change(undo),
  redo: () => change(redo),
  clear: () => change((history) => commit(history, BLANK)),
};
attachShortcuts(commands);

attachSpeed(button("how-fast"), part("speed"), () => store.state.prediction?.glyph, (text) => store.noticed({ id: "speed", tone: "problem", text }));

/** @param {string} text */
const pictureProblem = (text) => store.noticed({ id: "picture", tone: "problem", text });
attachIntake(
  { button: button("upload"), input: element("file", HTMLInputElement), target: part("sheet") },
  {
    nothing: (found) => pictureProblem(`Expected a picture of a digit, found ${found}.`),
    file: async (file) => {
      try {
        const picture = await decodePicture(file);
        store.noticeDismissed("picture");
        change((history) => commit(history, pictured(picture)));
      } catch (error) {
        pictureProblem(error instanceof PictureError ? error.message : `The picture could not be read: ${error}`);
      }
    },
  },
);

const tools = {
  undo: button("undo"),
  redo: button("redo"),
  clear: button("clear"),
  eraser: button("eraser"),
  width: button("width"),
};
const answer = { output: part("answer"), verdict: part("verdict"), choices: part("choices") };
const views = [
  // Paints with the colour of its element, and asks for it while no other view has written anything yet.
  new GlyphView(element("glyph", HTMLCanvasElement)),
  sheet,
  announcer,
  new ToolsView(tools, { ...commands, take: (tool) => store.toolTaken(tool), widen: (width) => store.widthTaken(width) }),
  new AnswerView(answer, (digit) => store.chose(digit)),
  new ProbabilitiesView(part("probabilities")),
  new TimingView(part("time")),
  new NoticesView(part("notices"), (id) => store.noticeDismissed(id)),
];

const kept = restore();
if (kept.length > 0) store.drawn(commit(store.state.history, inked(kept)));
store.subscribe(
  eachFrame((state) => {
    brush.show(shown(state));
    for (const view of views) view.update(state);
  }),
);
consult(store, () => brush.side);

/** @type {unknown} */
let saved = null;
store.subscribe(({ history: { present } }) => {
  if (saved !== (saved = present)) save(present.strokes);
});
// A stroke in progress as well.
addEventListener("pagehide", () => save(shown(store.state).strokes));

// Fetching all files once more, to keep them, waits until they were needed for the first time.
let offline = false;
store.subscribe(({ engine }) => {
  if (offline || engine === "starting") return;
  offline = true;
  stayOffline((run) => {
    store.noticed({ id: "version", tone: "news", text: "A new version is ready.", action: { label: "Reload", run } });
  });
});
