/**
 * What the page and the worker say to each other; the one file that both import.
 *
 * The page hands over the compiled module, as `{module}`, and asks numbered questions, before or after; each gets one reply
 * with its number. Besides, the worker says once that it is ready, or that it cannot be.
 *
 * @import { Prediction } from "../types.js"
 *
 * @typedef {{points: Float32Array, strokeEnds: Uint32Array}} Ink
 *
 * @typedef {object} Questions
 * @property {Ink} recognize
 * @property {{image: ImageData}} picture
 * @property {{glyph: Float32Array}} time
 *
 * @typedef {object} Answers
 * @property {Prediction} recognize
 * @property {Prediction} picture
 * @property {number} time microseconds of one forward pass
 *
 * @typedef {keyof Questions} Kind
 * @typedef {{[K in Kind]: {id: number, kind: K, question: Questions[K]}}[Kind]} Request
 *
 * @typedef {{name: string, message: string}} Fault an Error, as far as it crosses between threads
 * @typedef {{type: typeof READY}
 *   | {type: typeof FAILED, fault: Fault}
 *   | {type: typeof ANSWER, id: number, answer: Answers[Kind]}
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
