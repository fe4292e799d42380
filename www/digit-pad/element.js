/**
 * `<digit-pad>`: a square to draw a digit or a number on, which says what it is while it is being drawn.
 *
 * Its attribute `label` names it, for screen readers and in its hint. Its events are plain ones and bubble; what is new
 * is in the pad's properties:
 *
 * - `input`: the pen in hand changed the drawing;
 * - `change`: the drawing is another one: the pen was lifted, or it was undone, redone, cleared, or set by a script;
 * - `toolchange`: `tool` or `penWidth` is another one;
 * - `prediction`: `prediction` and `number` are others, or there are none any more, and `error` says why;
 * - `statechange`: `state` is another one; where it is "failed", `error` says why.
 *
 * All pads of a page share one worker, and with it the weights. The worker lives as long as a pad is in the document.
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
    super((drawing) => this.#reader.read(drawing));
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
   * What the network says of the drawing as one digit; null when nothing is drawn, or nothing could be said about it yet.
   *
   * @returns {Prediction | null}
   */
  get prediction() {
    return this.number?.whole ?? /** @type {Prediction | null} */ (this.#answer);
  }

  /** The number that is drawn or on the picture, digit by digit; null until the module for numbers is there. */
  get number() {
    const answer = this.#answer;
    return answer && "whole" in answer ? answer : null;
  }

  /** Whether nothing has been said of the drawing as it is now. */
  get reading() {
    return this.#reader.reads;
  }

  /** Whether the network can answer. After "failed" it is started again by `start`. @returns {EngineState} */
  get state() {
    return engine.state;
  }

  /** Why the network failed, or, by the name of its refusal, why there is no prediction. */
  get error() {
    return engine.error ?? this.#refusal;
  }

  /** The weights in use as a safetensors file; null for the shipped ones. */
  get weights() {
    return engine.weights;
  }

  /**
   * Answers of all pads come from these weights from now on. The pad has to be in the document.
   *
   * @param {Uint8Array | null} bytes a safetensors file; null for the shipped weights
   * @returns {Promise<void>} rejects with an `Error` named after what is wrong with them; then nothing changes
   */
  async useWeights(bytes) {
    await engine.useWeights(bytes);
    askAgain();
  }

  /**
   * Asks the network something, beside what the pad itself asks.
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
    // That the engine has stopped, `state` says.
    const refusal = error?.name === "Stopped" ? null : error;
    if (answer === this.#answer && refusal === this.#refusal) return;
    this.#answer = answer;
    this.#refusal = refusal;
    tell(this, "prediction");
  }
}
