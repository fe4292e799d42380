/**
 * What the experiments' worker can be asked. Types only, no code; nothing loads this file.
 *
 * @import { Activations } from "../../digit-pad/types.js"
 *
 * @typedef {{points: Float32Array, strokeEnds: Uint32Array, pen?: number | undefined}} Ink
 * @typedef {{glyph: Float32Array, digits: readonly [number, number]}} Why the digits are the answer and the runner-up
 * @typedef {object} Reasons
 * @property {Float32Array[]} speaks for each digit, how much each pixel of ink speaks for it, as a part of its logit
 * @property {Blot | null} blot the ink that would help the runner-up most; null: none would
 * @typedef {{row: number, column: number, side: number, probability: number}} Blot a square of ink, and the runner-up's probability with it
 *
 * @typedef {"turn" | "aside" | "down" | "size" | "width" | "noise"} Change
 * @typedef {object} Sweep
 * @property {Change} change
 * @property {Float32Array} values
 * @property {Float32Array} glyph
 * @property {Ink | null} ink changed before it is framed; null: the glyph itself is changed
 * @typedef {{probabilities: Float32Array, glyphs: Float32Array, sure: number}} Swept a row of each for every value, and the
 *   probability from which an answer is sure
 *
 * @typedef {Readonly<Record<"c1" | "c3" | "c5" | "f6", readonly number[]>>} Off indices of maps and units that are switched off
 * @typedef {{glyph: Float32Array, off: Off}} WhatIf
 * @typedef {{activations: Activations, probabilities: Float32Array, sure: number}} Changed
 *
 * @typedef {object} Experiments
 * @property {{question: Why, answer: Reasons}} why
 * @property {{question: Sweep, answer: Swept}} sweep
 * @property {{question: WhatIf, answer: Changed}} change
 *
 * @typedef {<K extends keyof Experiments>(kind: K, question: Experiments[K]["question"], signal?: AbortSignal) => Promise<Experiments[K]["answer"]>} Ask
 */
export {};
