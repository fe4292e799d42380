/**
 * The worker's side: the thread that owns the network. Questions that come before the module is there wait; after a trap
 * nothing is answered any more, for nobody knows what state the module's memory was left in.
 *
 * @import { Reply, Request, Start } from "./engine/protocol.js"
 */

import { initSync, Recognizer } from "../pkg/lenet5.js";
import { fault } from "./engine/fault.js";
import { ANSWER, FAILED, READY, REFUSAL, TRAP, WEIGHTS } from "./engine/protocol.js";

/**
 * How each kind of question is answered.
 *
 * @template {{[K in keyof T]: {question: any, answer: any}}} T what can be asked, by kind
 * @typedef {{[K in keyof T]: (recognizer: Recognizer, question: T[K]["question"]) => T[K]["answer"]}} Dispatch
 */

/**
 * Answers the page's questions, one after the other.
 *
 * @template {{[K in keyof T]: {question: any, answer: any}}} T
 * @param {Dispatch<T>} dispatch
 */
export function serve(dispatch) {
  /** @type {Request[] | null} questions from before the module was there */
  let waiting = [];
  /** @type {Recognizer | null} */
  let recognizer = null;

  addEventListener("message", ({ data }) => {
    if (data.module) start(data);
    else if (waiting) waiting.push(data);
    else answer(data);
  });

  /** @param {Start} message */
  function start({ module, weights }) {
    try {
      initSync({ module });
      recognizer = withWeights(weights);
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
      if (kind === WEIGHTS) {
        const next = withWeights(question);
        recognizer.free();
        recognizer = next;
        return reply({ type: ANSWER, id, answer: null });
      }
      reply({ type: ANSWER, id, answer: dispatch[/** @type {keyof T} */ (kind)](recognizer, question) });
    } catch (error) {
      // Beyond traps, an engine's own errors: out of memory, stack exhausted.
      const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || fault(error).name === "InternalError";
      if (broken) recognizer = null;
      reply({ type: broken ? TRAP : REFUSAL, id, fault: fault(error) });
    }
  }
}

/** @param {Uint8Array | null} weights */
const withWeights = (weights) => (weights ? Recognizer.fromSafetensors(weights) : new Recognizer());

/** @param {Reply} message */
function reply(message) {
  postMessage(message);
}
