/**
 * What is on the pad, as a sample keeps it: strokes, or what the network saw of a picture.
 *
 * @import { DigitPad } from "../../digit-pad/index.js"
 * @import { Sample } from "./kept.js"
 * @typedef {Pick<Sample, "strokes" | "glyph">} Drawing
 */

import { bytes } from "./glyph.js";

/** @param {DigitPad} pad @returns {Drawing | null} null: nothing, or a picture that has not been read yet */
export function drawingOn({ picture, prediction, ink }) {
  if (picture) return prediction && { strokes: [], glyph: bytes(prediction.glyph) };
  return ink.length > 0 ? { strokes: structuredClone(ink) } : null;
}

/** @param {Drawing} a @param {Drawing} b */
export const alike = (a, b) => JSON.stringify([a.strokes, a.glyph]) === JSON.stringify([b.strokes, b.glyph]);
