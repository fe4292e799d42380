/**
 * What is on the pad, as a sample keeps it: strokes, or what the network saw of a picture. For a number, this is the digit
 * that the page shows.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @import { Shown } from "../selection.js"
 * @import { Sample } from "./kept.js"
 * @typedef {Pick<Sample, "strokes" | "glyph">} Drawing
 */

import { inkOf } from "../ink-of.js";
import { bytes } from "./glyph.js";

/** @param {DigitPad} pad @param {Shown} shown @returns {Drawing | null} null: nothing, or a picture that has not been read yet */
export function drawingOn(pad, { prediction }) {
  if (pad.picture) return prediction && { strokes: [], glyph: bytes(prediction.glyph) };
  const ink = inkOf(prediction, pad);
  return ink.length > 0 ? { strokes: structuredClone(ink) } : null;
}

/** @param {Drawing} a @param {Drawing} b */
export const alike = (a, b) => JSON.stringify([a.strokes, a.glyph]) === JSON.stringify([b.strokes, b.glyph]);
