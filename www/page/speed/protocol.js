/**
 * What the page asks the workers that measure, and what they answer. Types only; nothing loads this file.
 *
 * @typedef {object} Questions
 * @property {{module: WebAssembly.Module}} start make a network of it
 * @property {{glyph: Float32Array}} one how long one look takes
 * @property {{glyph: Float32Array, n: number}} many read so many glyphs
 *
 * @typedef {object} Answers
 * @property {null} start
 * @property {{answer: number, float: number, ceiling: number | null, multiplyAdds: number}} one microseconds, medians: of the network as it
 *   answers, in whole numbers; in floating point; and of nothing but as many floating-point multiplications and additions,
 *   where the engine has vectors for them
 * @property {null} many
 *
 * @typedef {keyof Questions} Kind
 */
export {};
