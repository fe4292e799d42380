/**
 * The page's side of a worker that runs the network: questions become promises. When the module traps, another worker
 * takes its place, gets the same weights, and is asked what was left unanswered; when that does not help either, the
 * engine stops until it is started again.
 *
 * The weights in use are kept here as bytes: what a worker knows dies with it.
 *
 * @import { Reply, Request } from "./engine/protocol.js"
 * @typedef {"starting" | "ready" | "failed"} EngineState
 * @typedef {Request & {resolve: (answer: any) => void, reject: (error: Error) => void}} Pending
 */

import { compileModule } from "../pkg/compile.js";
import { named } from "./engine/fault.js";
import { ANSWER, FAILED, READY, REFUSAL, TRAP, WEIGHTS } from "./engine/protocol.js";

/** Traps in a row, with no answer between, after which another worker would not help. */
const TRAPS = 3;

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

  /**
   * @param {{worker: URL, pkg: URL}} files the worker's script, which calls `serve`, and the folder with the module
   * @param {() => void} [changed] `state` is another one
   */
  constructor(files, changed = () => {}) {
    this.#files = files;
    this.#changed = changed;
  }

  /** The weights in use as a safetensors file; null for the shipped ones. */
  get weights() {
    return this.#weights?.slice() ?? null;
  }

  /** Starts a worker in place of the one before, and asks it what is still unanswered. */
  start() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#become("starting");
    if (typeof WebAssembly !== "object") return this.#fail(new Error("expected WebAssembly, which this browser does not offer"));
    const { worker: script, pkg } = this.#files;
    let worker;
    try {
      worker = this.#worker = new Worker(script, { type: "module" });
    } catch (error) {
      return this.#fail(/** @type {Error} */ (error));
    }
    worker.addEventListener("message", ({ data }) => this.#heard(data));
    // The script itself did not load or run, so its `FAILED` cannot come any more.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#fail(new Error(event.message || `expected ${script} to run as a module, it did not load`));
    });
    const weights = this.#weights;
    compileModule(pkg, { again: this.#again }).then(
      (module) => worker.postMessage({ module, weights }),
      (error) => worker === this.#worker && this.#fail(error),
    );
    this.#again = false;
    for (const { id, kind, question } of this.#pending.values()) worker.postMessage({ id, kind, question });
  }

  /** Ends the worker; what was asked is refused. `start` begins anew, with the same weights. */
  stop(message = "the engine was stopped") {
    this.#worker?.terminate();
    this.#worker = null;
    this.#traps = 0;
    this.state = "starting";
    for (const { reject } of this.#pending.values()) reject(named({ name: "Stopped", message }));
    this.#pending.clear();
  }

  /**
   * Answers come from these weights from now on, also those of a worker that takes another's place.
   *
   * @param {Uint8Array | null} bytes a safetensors file; null for the shipped weights
   * @returns {Promise<void>} rejects with the module's refusal, by its name; then the weights stay as they were
   */
  async useWeights(bytes) {
    const weights = bytes && bytes.slice();
    await this.ask(/** @type {any} */ (WEIGHTS), weights);
    this.#weights = weights;
  }

  /**
   * @template {keyof T & string} K
   * @param {K} kind
   * @param {T[K]["question"]} question
   * @param {AbortSignal} [signal]
   * @returns {Promise<T[K]["answer"]>} rejects with the module's refusal, by its name; or with the signal's reason
   */
  ask(kind, question, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (!this.#worker) return reject(named({ name: "Stopped", message: "the engine is not running" }));
      const id = ++this.#asked;
      this.#pending.set(id, { id, kind, question, resolve, reject });
      // The worker's answer to a question that nobody asks any more is dropped when it comes.
      signal?.addEventListener("abort", () => this.#pending.delete(id) && reject(signal.reason), { once: true });
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
      case ANSWER:
        this.#traps = 0;
        this.#pending.get(reply.id)?.resolve(reply.answer);
        return this.#pending.delete(reply.id);
      case REFUSAL:
        this.#pending.get(reply.id)?.reject(named(reply.fault));
        return this.#pending.delete(reply.id);
      case TRAP:
        this.#traps += 1;
        return this.#traps < TRAPS ? this.start() : this.#fail(named(reply.fault));
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
