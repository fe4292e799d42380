/**
 * What a page and its worker say to each other; the one file that both sides import.
 *
 * The page first hands over the compiled module and the weights, as a `Start`, and asks numbered questions, before or
 * after; each gets one reply with its number. The worker also says once that it is ready, or that it cannot be.
 *
 * @import { Fault } from "./fault.js"
 * @import { Prediction } from "../../pkg/lenet5.js"
 *
 * @typedef {{points: Float32Array, strokeEnds: Uint32Array}} Ink
 *
 * @typedef {object} Reading what `worker.js` can be asked
 * @property {{question: Ink, answer: Prediction}} recognize
 * @property {{question: {image: ImageData}, answer: Prediction}} picture
 * @property {{question: {glyph: Float32Array}, answer: number}} time microseconds of one forward pass, on average
 *
 * @typedef {{module: WebAssembly.Module, weights: Uint8Array | null}} Start weights: null for the shipped ones
 * @typedef {{id: number, kind: string, question: any}} Request
 *
 * @typedef {{type: typeof READY}
 *   | {type: typeof FAILED, fault: Fault}
 *   | {type: typeof ANSWER, id: number, answer: unknown}
 *   | {type: typeof REFUSAL, id: number, fault: Fault}
 *   | {type: typeof TRAP, id: number, fault: Fault}} Reply
 */

/** The first question can be answered. */
export const READY = "ready";
/** The module could not be started; this worker will never answer. */
export const FAILED = "failed";
export const ANSWER = "answer";
/** The module refused the question, with its reasons, and goes on. */
export const REFUSAL = "refusal";
/** The module broke; this worker must not be asked again. */
export const TRAP = "trap";

/** The kind of question that every worker knows: from here on, compute with these weights (null: the shipped ones). */
export const WEIGHTS = "weights";
