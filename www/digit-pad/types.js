/**
 * The pad's vocabulary: types of the values that pass between modules that do not import one another. No code;
 * nothing loads this file.
 *
 * @typedef {import("../pkg/lenet5.js").Prediction} Prediction
 * @typedef {import("../pkg/lenet5.js").NumberPrediction} NumberPrediction
 * @typedef {import("../pkg/lenet5.js").NumberDigit} NumberDigit
 * @typedef {import("../pkg/lenet5.js").Activations} Activations
 * @typedef {import("../pkg/lenet5.js").Framing} Framing
 *
 * @typedef {object} Stroke
 * @property {readonly number[]} points x, y and line width of each point in turn, in CSS pixels on a pad `frame` wide
 * @property {number} frame side of the pad when the stroke was begun; at another size of the pad it is scaled
 *
 * @typedef {object} Picture
 * @property {ImageBitmap} preview what the pad shows
 * @property {ImageData} pixels what the network reads
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
 * @typedef {typeof import("./text/en.js").PAD & typeof import("./text/en.js").CONTROL} Messages of a pad
 *
 * @typedef {"penDown" | "penUp" | "eraserDown" | "eraserUp" | ""} Move what the keyboard's pen did
 * @typedef {"pen" | "eraser"} Tool
 * @typedef {"fine" | "medium" | "broad"} PenWidth
 */
export {};
