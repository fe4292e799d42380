/**
 * The page's vocabulary: shapes that pass between modules that do not import one another. Types only, no code; nothing
 * loads this file.
 *
 * @typedef {object} Stroke
 * @property {readonly number[]} points x, y and line width of each point in turn, in CSS pixels of a pad `frame` wide
 * @property {number} frame side of the pad when the stroke was drawn; at another size it is shown to scale
 *
 * @typedef {object} Picture
 * @property {ImageBitmap} preview what the pad shows
 * @property {ImageData} pixels what the network is asked about
 *
 * @typedef {object} Drawing strokes, or a picture in their place
 * @property {readonly Stroke[]} strokes
 * @property {Picture | null} picture
 *
 * @typedef {object} History
 * @property {readonly Drawing[]} past
 * @property {Drawing} present
 * @property {readonly Drawing[]} future
 *
 * @typedef {object} Prediction
 * @property {"blank" | "sure" | "unsure"} state
 * @property {number | null} digit the best guess, even when unsure
 * @property {number | null} runnerUp
 * @property {Float32Array} probabilities (10)
 * @property {Float32Array} glyph (28 * 28), row-major, ink 1, paper 0
 *
 * @typedef {"pen" | "eraser"} Tool
 * @typedef {"fine" | "medium" | "broad"} Width
 *
 * @typedef {object} Notice
 * @property {string} id a second notice with the same id takes the first one's place
 * @property {"problem" | "news"} tone
 * @property {string} text
 * @property {{label: string, run: () => void}} [action]
 */
export {};
