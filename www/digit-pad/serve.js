/**
 * The thread that owns the network. Questions that come before the module is there wait; after a trap nothing is
 * answered any more, for nobody knows what state the module's memory was left in.
 *
 * @import { Answers, Fault, Kind, Questions, Reply, Request } from "./protocol.js"
 */

import init, { Recognizer } from "../pkg/lenet5.js";
import { ANSWER, FAILED, READY, REFUSAL, TRAP } from "./protocol.js";

/** @type {{[K in Kind]: (recognizer: Recognizer, question: Questions[K]) => Answers[K]}} */
const DISPATCH = {
  recognize: (recognizer, { points, strokeEnds }) => recognizer.recognize(points, strokeEnds),
  picture: (recognizer, { image }) => recognizer.recognizePicture(image),
  time: (recognizer, { glyph }) => recognizer.forwardMicroseconds(glyph),
};

/** @type {Request[] | null} questions from before the module was there */
let waiting = [];
/** @type {Recognizer | null} */
let recognizer = null;

addEventListener("message", ({ data }) => {
  if (data.module) start(data.module);
  else if (waiting) waiting.push(data);
  else answer(data);
});

/** @param {WebAssembly.Module} module */
async function start(module) {
  try {
    await init({ module_or_path: module });
    recognizer = new Recognizer();
    reply({ type: READY });
    const early = waiting ?? [];
    waiting = null;
    early.forEach(answer);
  } catch (error) {
    reply({ type: FAILED, fault: fault(error) });
  }
}

/** @param {Request} request */
function answer({ id, kind, question }) {
  if (!recognizer) return;
  try {
    const ask = /** @type {(recognizer: Recognizer, question: unknown) => Answers[Kind]} */ (DISPATCH[kind]);
    reply({ type: ANSWER, id, answer: ask(recognizer, question) });
  } catch (error) {
    // Beyond traps, an engine's own errors: out of memory, stack exhausted.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || fault(error).name === "InternalError";
    if (broken) recognizer = null;
    reply({ type: broken ? TRAP : REFUSAL, id, fault: fault(error) });
  }
}

/** @param {unknown} error @returns {Fault} */
function fault(error) {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: "Error", message: String(error) };
}

/** @param {Reply} message */
function reply(message) {
  postMessage(message);
}
