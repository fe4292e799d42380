/**
 * The page's side of a worker that runs the network: questions become promises. When the module traps, a new worker takes
 * over, with the same weights and the questions left unanswered; if that does not help either, the engine stops until it
 * is started again. The weights in use are kept here as bytes, because a worker's memory dies with it.
 *
 * @import { Files, Pending, Reply } from "./engine/protocol.js"
 * @typedef {"starting" | "ready" | "failed"} EngineState
 */

import { compileModule } from "../pkg/compile.js";
import { named } from "./engine/fault.js";
import { own } from "./engine/own.js";
import { ANSWER, CANCEL, FAILED, PROGRESS, READY, REFUSAL, TRAP, WEIGHTS } from "./engine/protocol.js";

/** @template {{[K in keyof T]: {question: any, answer: any}}} T what the worker can be asked, by kind */
export class Engine {
  #worker = /** @type {Worker | null} */ (null);
  #pending = /** @type {Map<number, Pending>} */ (new Map());
  #weights = /** @type {Uint8Array | null} */ (null);
  #asked = 0;
  #traps = 0;
  #again = false; // A module that did not work is fetched again.
  #files;
  #changed;
  state = /** @type {EngineState} */ ("starting");
  error = /** @type {Error | null} */ (null); // Why it failed.

  /** @param {Files} files @param {() => void} [changed] called when `state` changes */
  constructor(files, changed = () => {}) {
    this.#files = files;
    this.#changed = changed;
  }

  /** The weights in use as a safetensors file; null for the shipped ones. */
  get weights() {
    return this.#weights?.slice() ?? null;
  }

  /** Starts a worker in place of the previous one, and asks it the questions still unanswered. */
  start() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#become("starting");
    if (typeof WebAssembly !== "object") return this.#fail(new Error("expected WebAssembly, which this browser does not offer"));
    const { worker: script, pkg, name, compile = compileModule } = this.#files;
    let worker;
    try {
      worker = this.#worker = new Worker(own(script), { type: "module" });
    } catch (error) {
      return this.#fail(/** @type {Error} */ (error));
    }
    worker.addEventListener("message", ({ data }) => this.#heard(data));
    // The script itself did not load or run, so it will never send `FAILED`.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(new Error(event.message || `expected ${script} to run as a module, it did not load`));
    });
    const weights = this.#weights;
    compile(pkg, { name, again: this.#again }).then(
      (module) => worker.postMessage({ module, weights }),
      (error) => worker === this.#worker && this.#fail(error),
    );
    this.#again = false;
    for (const { id, kind, question } of this.#pending.values()) worker.postMessage({ id, kind, question });
  }

  /** Ends the worker; pending questions are rejected. `start` starts another one, with the same weights. */
  stop(message = "the engine was stopped") {
    this.#worker?.terminate();
    this.#worker = null;
    this.#traps = 0;
    this.state = "starting";
    for (const { reject } of this.#pending.values()) reject(named({ name: "Stopped", message }));
    this.#pending.clear();
  }

  /**
   * Makes answers come from these weights from now on, also after a worker is replaced.
   *
   * @param {any} bytes a safetensors file in any kind of buffer; null for the shipped weights
   * @returns {Promise<void>} rejects with an `Error` named after the module's refusal; then the weights stay as they were
   */
  async useWeights(bytes) {
    const weights = bytes && new Uint8Array(bytes.buffer ?? bytes, bytes.byteOffset, bytes.byteLength).slice();
    await this.ask(/** @type {any} */ (WEIGHTS), weights);
    this.#weights = weights;
  }

  /**
   * @template {keyof T & string} K
   * @param {K} kind
   * @param {T[K]["question"]} question
   * @param {AbortSignal} [signal]
   * @param {(progress: T[K] extends {progress: infer P} ? P : never) => void} [progress] receives the progress made so far
   * @returns {Promise<T[K]["answer"]>} rejects with an `Error` named after the module's refusal, or with the signal's reason
   */
  ask(kind, question, signal, progress) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (!this.#worker) return reject(named({ name: "Stopped", message: "the engine is not running" }));
      const id = ++this.#asked;
      this.#pending.set(id, { id, kind, question, resolve, reject, progress });
      const cancel = () => {
        if (!this.#pending.delete(id)) return;
        reject(signal?.reason);
        // An answer that is already on its way is dropped when it arrives.
        this.#worker?.postMessage({ id, kind: CANCEL });
      };
      signal?.addEventListener("abort", cancel, { once: true });
      this.#worker.postMessage({ id, kind, question });
    });
  }

  /** @param {Reply} reply */
  #heard(reply) {
    switch (reply.type) {
      case READY:
        return this.#become("ready");
      case FAILED:
        return this.#fail(named(reply.fault));
      case PROGRESS:
        return this.#pending.get(reply.id)?.progress?.(reply.progress);
      case ANSWER:
        this.#traps = 0;
        this.#pending.get(reply.id)?.resolve(reply.answer);
        return this.#pending.delete(reply.id);
      case REFUSAL:
        this.#pending.get(reply.id)?.reject(named(reply.fault));
        return this.#pending.delete(reply.id);
      case TRAP:
        this.#traps += 1;
        return this.#traps < (this.#files.traps ?? 3) ? this.start() : this.#fail(named(reply.fault));
    }
  }

  /** @param {Error} error */
  #fail(error) {
    this.stop(error.message);
    this.#again = true;
    this.#become("failed", error);
  }

  /** @param {EngineState} state @param {Error | null} [error] */
  #become(state, error = null) {
    this.state = state;
    this.error = error;
    this.#changed();
  }
}
