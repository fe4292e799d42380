/**
 * The page's side of the worker: questions become promises. When the module traps, another worker takes its place and
 * is asked what was left unanswered; when that does not help either, the engine stops until it is started again.
 *
 * @import { Answers, Fault, Kind, Questions, Reply } from "./protocol.js"
 */

import { compileModule } from "./module.js";
import { ANSWER, FAILED, READY, REFUSAL, TRAP } from "./protocol.js";

/** Traps in a row, with no answer between, after which another worker would not help. */
const TRAPS = 3;

/** @typedef {{kind: Kind, question: Questions[Kind], resolve: (answer: any) => void, reject: (error: Error) => void}} Pending */

export class Engine {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Promise<WebAssembly.Module> | null} */
  #module = null;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  #asked = 0;
  #traps = 0;
  #listen;

  /** @param {{starting: () => void, ready: () => void, failed: (error: Error) => void}} listen */
  constructor(listen) {
    this.#listen = listen;
  }

  /** Starts a worker in place of the one before, and asks it what is still unanswered. */
  start() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#listen.starting();
    if (typeof WebAssembly !== "object") return this.#fail(new Error("expected WebAssembly, which this browser does not offer"));
    let worker;
    try {
      worker = new Worker("engine/worker.js", { type: "module" });
    } catch (error) {
      return this.#fail(/** @type {Error} */ (error));
    }
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#heard(data));
    // The script itself did not load or run: its `FAILED` can not come any more.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(new Error(event.message || "expected engine/worker.js to run as a module, it did not load"));
    });
    this.#module ??= compileModule();
    this.#module.then(
      (module) => worker.postMessage({ module }),
      (error) => worker === this.#worker && this.#fail(error),
    );
    for (const [id, { kind, question }] of this.#pending) worker.postMessage({ id, kind, question });
  }

  /**
   * @template {Kind} K
   * @param {K} kind
   * @param {Questions[K]} question
   * @param {AbortSignal} [signal]
   * @returns {Promise<Answers[K]>} rejects with the module's refusal, by its name; or with the signal's reason
   */
  ask(kind, question, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (!this.#worker) return reject(named({ name: "Stopped", message: "the engine is not running" }));
      const id = (this.#asked += 1);
      this.#pending.set(id, { kind, question, resolve, reject });
      // The worker's answer to a question that nobody asks any more is dropped when it comes.
      signal?.addEventListener("abort", () => this.#pending.delete(id) && reject(signal.reason), { once: true });
      this.#worker.postMessage({ id, kind, question });
    });
  }

  /** @param {Reply} reply */
  #heard(reply) {
    switch (reply.type) {
      case READY:
        return this.#listen.ready();
      case FAILED:
        return this.#fail(named(reply.fault));
      case ANSWER:
        this.#traps = 0;
        return this.#take(reply.id)?.resolve(reply.answer);
      case REFUSAL:
        return this.#take(reply.id)?.reject(named(reply.fault));
      case TRAP:
        this.#traps += 1;
        return this.#traps < TRAPS ? this.start() : this.#fail(named(reply.fault));
    }
  }

  /** @param {number} id */
  #take(id) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** @param {Error} error */
  #fail(error) {
    this.#worker?.terminate();
    this.#worker = this.#module = null;
    this.#traps = 0;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#listen.failed(error);
    for (const { reject } of pending) reject(named({ name: "Stopped", message: error.message }));
  }
}

/** @param {Fault} fault */
function named({ name, message }) {
  return Object.assign(new Error(message), { name });
}
