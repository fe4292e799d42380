/**
 * The worker's side: the thread that owns the network. It answers one question after the other; those that come before the
 * module wait. After a trap nothing is answered any more, because nobody knows what state the module's memory was left
 * in.
 *
 * @import { Cancellation, Reply, Request, Start } from "./engine/protocol.js"
 */

import { fault } from "./engine/fault.js";
import { ANSWER, CANCEL, FAILED, PROGRESS, READY, REFUSAL, TRAP, WEIGHTS } from "./engine/protocol.js";

/**
 * The module's JavaScript, and how it makes a network from weights; null means the shipped ones.
 *
 * @template N
 * @typedef {object} Network
 * @property {(options: {module: WebAssembly.Module}) => unknown} initSync
 * @property {(weights: Uint8Array | null) => N} open
 */

/**
 * For answers that take long.
 *
 * @typedef {{signal: AbortSignal, progress: (progress: unknown) => void}} Task
 */

/**
 * How each kind of question is answered, at once or by a promise.
 *
 * @template {{[K in keyof T]: {question: any, answer: any}}} T what can be asked, by kind
 * @template N
 * @typedef {{[K in keyof T]: (network: N, question: T[K]["question"], task: Task) => T[K]["answer"] | Promise<T[K]["answer"]>}} Dispatch
 */

/**
 * Answers the page's questions.
 *
 * @template {{[K in keyof T]: {question: any, answer: any}}} T
 * @template {{free: () => void}} N
 * @param {Network<N>} module
 * @param {Dispatch<T, N>} dispatch
 */
export function serve({ initSync, open }, dispatch) {
  /** @type {Request[]} */
  let waiting = [];
  /** @type {N | null} */
  let network = null;
  /** The question that is being answered. */
  let current = { id: 0, control: new AbortController() };
  let busy = false;

  addEventListener("message", ({ data }) => {
    if (data.module) start(data);
    else if (data.kind === CANCEL) cancel(data);
    else waiting.push(data);
    if (!busy) work();
  });

  /** @param {Start} message */
  function start({ module, weights }) {
    try {
      initSync({ module });
      network = open(weights);
      reply({ type: READY });
    } catch (error) {
      reply({ type: FAILED, fault: fault(error) });
    }
  }

  /** @param {Cancellation} message */
  function cancel({ id }) {
    waiting = waiting.filter((request) => request.id !== id);
    if (current.id === id) current.control.abort();
  }

  async function work() {
    busy = true;
    for (let request; network && (request = waiting.shift()); ) await answer(network, request);
    busy = false;
  }

  /** @param {N} asked @param {Request} request */
  async function answer(asked, { id, kind, question }) {
    try {
      if (kind === WEIGHTS) {
        network = open(question);
        asked.free();
        return reply({ type: ANSWER, id, answer: null });
      }
      current = { id, control: new AbortController() };
      const progress = (/** @type {unknown} */ progress) => reply({ type: PROGRESS, id, progress });
      const { signal } = current.control;
      reply({ type: ANSWER, id, answer: await dispatch[/** @type {keyof T} */ (kind)](asked, question, { signal, progress }) });
    } catch (error) {
      // Besides traps, the JavaScript engine's own errors: out of memory, stack overflow.
      const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError || fault(error).name === "InternalError";
      if (broken) network = null;
      reply({ type: broken ? TRAP : REFUSAL, id, fault: fault(error) });
    }
  }
}

/** @param {Reply} message */
function reply(message) {
  postMessage(message);
}
