/**
 * The messages between a page and its worker, for both sides to import.
 *
 * The page sends the compiled module and the weights, as a `Start`, and asks numbered questions, before or after it. Each
 * question gets one answer with its number, and may get progress reports before that. A question can be cancelled by its
 * number. The worker also reports once that it is ready, or that it cannot be.
 *
 * @import { Fault } from "./fault.js"
 * @import { Activations, Framing, NumberPrediction, Prediction } from "../../pkg/lenet5.js"
 * @import { Sample, TeachProgress, TeachSettings, Taught } from "../../pkg/teach.js"
 *
 * @typedef {{points: Float32Array, strokeEnds: Uint32Array, pen?: number | undefined}} Ink
 *
 * @typedef {object} Reading what `worker.js` can be asked
 * @property {{question: Ink, answer: Prediction}} recognize
 * @property {{question: Ink, answer: NumberPrediction | Prediction}} number as one digit until the module for numbers is loaded
 * @property {{question: {module: WebAssembly.Module}, answer: void}} numbers gives the worker that module
 * @property {{question: {image: ImageData}, answer: Prediction}} picture
 * @property {{question: {image: ImageData}, answer: NumberPrediction | Prediction}} numberPicture as one digit until then, too
 * @property {{question: {glyph: Float32Array}, answer: Activations}} activations
 * @property {{question: Ink, answer: Framing | undefined}} framing
 * @property {{question: null, answer: Uint8Array}} parameters the weights in use, as a safetensors file
 * @property {{question: {glyph: Float32Array}, answer: number}} time microseconds of one forward pass, on average
 *
 * @typedef {object} Teaching what `teach-worker.js` can be asked
 * @property {{question: Lesson, answer: Taught, progress: TeachProgress}} teach
 * @typedef {{samples: Sample[], seed: number, settings: TeachSettings | undefined}} Lesson
 *
 * @typedef {{module: WebAssembly.Module, weights: Uint8Array | null}} Start weights: null for the shipped ones
 * @typedef {{id: number, kind: string, question: any}} Request
 * @typedef {{id: number, kind: typeof CANCEL}} Cancellation
 *
 * @typedef {{type: typeof READY}
 *   | {type: typeof FAILED, fault: Fault}
 *   | {type: typeof PROGRESS, id: number, progress: unknown}
 *   | {type: typeof ANSWER, id: number, answer: unknown}
 *   | {type: typeof REFUSAL, id: number, fault: Fault}
 *   | {type: typeof TRAP, id: number, fault: Fault}} Reply
 *
 * @typedef {"lenet5" | "lenet5_number" | "lenet5_teach"} ModuleName
 *
 * @typedef {object} Files of a worker
 * @property {URL | string} worker the script, which calls `serve`
 * @property {URL} pkg the folder with the module
 * @property {typeof import("../../pkg/compile.js").compileModule} [compile] by default fetches the module from `pkg`
 * @property {ModuleName} [name] the module's name; by default the one that reads
 * @property {number} [traps] how many in a row, with no answer between, mean that a new worker would not help; by default 3
 *
 * @typedef {object} Promised the callbacks of a question
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {((progress: any) => void) | undefined} progress
 * @typedef {Request & Promised} Pending
 */

/** The first question can be answered. */
export const READY = "ready";
/** The module could not be started; this worker will never answer. */
export const FAILED = "failed";
/** How much has been done for a question so far. */
export const PROGRESS = "progress";
export const ANSWER = "answer";
/** The module refused the question, for the reason given, and goes on. */
export const REFUSAL = "refusal";
/** The module broke; this worker must not be asked again. */
export const TRAP = "trap";

/** The kind of question that every worker answers: use these weights from here on (null: the shipped ones). */
export const WEIGHTS = "weights";
/** Not a question itself: nobody waits any more for the answer to the question with this number. */
export const CANCEL = "cancel";
