/**
 * `<digit-pad>`: a square to draw a digit or a number on, which recognizes it while it is being drawn.
 *
 * Its attribute `label` names it, for screen readers and in its hint. Its events are plain `Event`s and bubble; the
 * pad's properties say what is new:
 *
 * - `input`: the pen in hand changed the drawing;
 * - `change`: the drawing changed: the pen was lifted, or the drawing was undone, redone, cleared, or set by a script;
 * - `toolchange`: `tool` or `penWidth` changed;
 * - `prediction`: `prediction` and `number` changed, or there are none any more, and `error` says why;
 * - `statechange`: `state` changed; if it is "failed", `error` says why.
 *
 * All pads of a page share one worker, and with it the weights. The worker lives as long as any pad is in the document.
 *
 * @import { EngineState } from "./engine.js"
 * @import { Reading } from "./engine/protocol.js"
 * @import { NumberPrediction, Prediction } from "./types.js"
 */

import { Reader } from "./engine/reader.js";
import { askAgain, engine, join, leave } from "./engine/shared.js";
import { Surface } from "./ink/surface.js";
import { tell } from "./view/custom.js";

export class DigitPad extends Surface {
  #answer = /** @type {NumberPrediction | Prediction | null} */ (null);
  #refusal = /** @type {Error | null} */ (null);
  #reader = new Reader(engine, (answer, refusal) => this.#told(answer, refusal));
  #member = { stateChanged: () => tell(this, "statechange"), asksAgain: () => this.#reader.again() };

  constructor() {
    super((drawing) => this.#reader.read(drawing, this.isConnected));
  }

  /** @override */
  connectedCallback() {
    join(this.#member);
    super.connectedCallback();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.#reader.stop();
    leave(this.#member);
  }

  /**
   * The network's prediction for the drawing as one digit; null when nothing is drawn, or it could not be read yet.
   *
   * @returns {Prediction | null}
   */
  get prediction() {
    return this.number?.whole ?? /** @type {Prediction | null} */ (this.#answer);
  }

  /** The number that is drawn or in the picture, digit by digit; null until the module for numbers is loaded. */
  get number() {
    const answer = this.#answer;
    return answer && "whole" in answer ? answer : null;
  }

  /** Whether the drawing as it is now has not been answered yet. */
  get reading() {
    return this.#reader.reads;
  }

  /** Whether the network can answer. After "failed", `start` starts it again. @returns {EngineState} */
  get state() {
    return engine.state;
  }

  /** Why the network failed, or why there is no prediction: an error named after the refusal. */
  get error() {
    return engine.error ?? this.#refusal;
  }

  /** The weights in use as a safetensors file; null for the shipped ones. */
  get weights() {
    return engine.weights;
  }

  /**
   * Makes all pads answer with these weights from now on. The pad has to be in the document.
   *
   * @param {Uint8Array | ArrayBuffer | null} bytes a safetensors file; null for the shipped weights
   * @returns {Promise<void>} rejects with an `Error` named after what is wrong with them; then nothing changes
   */
  async useWeights(bytes) {
    await engine.useWeights(bytes);
    askAgain();
  }

  /**
   * Asks the network a question besides those of the pad itself.
   *
   * @template {keyof Reading} K
   * @param {K} kind
   * @param {Reading[K]["question"]} question
   * @param {AbortSignal} [signal]
   * @returns {Promise<Reading[K]["answer"]>}
   */
  ask(kind, question, signal) {
    return engine.ask(kind, question, signal);
  }

  /** Starts the network again after it has failed. */
  start() {
    engine.start();
    askAgain();
  }

  /** @param {NumberPrediction | Prediction | null} answer @param {Error | null} error */
  #told(answer, error) {
    // `state` already tells that the engine has stopped.
    const refusal = error?.name === "Stopped" ? null : error;
    if (answer === this.#answer && refusal === this.#refusal) return;
    this.#answer = answer;
    this.#refusal = refusal;
    tell(this, "prediction");
  }
}
