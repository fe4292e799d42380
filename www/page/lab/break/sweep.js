/**
 * Reads a drawing at every value of a change. Its strokes are changed and then framed as always, or its glyph is.
 *
 * @import { Task } from "../../../digit-pad/serve.js"
 * @import { Recognizer } from "../../../pkg/lenet5_raw.js"
 * @import { Sweep, Swept } from "../questions.js"
 */

import { pause } from "../../../pkg/pause.js";
import { model } from "../../../pkg/lenet5_raw.js";
import { CLASSES, PIXELS } from "../glyphs.js";
import { changedGlyph, changedInk } from "./transform.js";

/** Values between two returns to the event loop. */
const SLICE = 16;

/** @param {Recognizer} recognizer @param {Sweep} question @param {Task} task @returns {Promise<Swept>} */
export async function sweep(recognizer, { change, values, glyph, ink }, { signal }) {
  const probabilities = new Float32Array(values.length * CLASSES);
  const glyphs = new Float32Array(values.length * PIXELS);
  const framing = ink && recognizer.framing(ink.points, ink.strokeEnds, ink.pen);
  const pixel = framing && framing.scale > 0 ? 1 / framing.scale : 1;
  for (let n = 0; n < values.length && !signal.aborted; n += 1) {
    const value = Number(values[n]);
    if (ink) {
      const { points, strokeEnds, pen } = changedInk(ink, change, value, pixel);
      const read = recognizer.recognize(points, strokeEnds, pen);
      glyphs.set(read.glyph, n * PIXELS);
      probabilities.set(read.probabilities, n * CLASSES);
    } else {
      const changed = changedGlyph(glyph, change, value);
      glyphs.set(changed, n * PIXELS);
      // Blank paper has no answer.
      if (changed.some((value) => value > 0)) probabilities.set(recognizer.probabilities(changed), n * CLASSES);
    }
    if (n % SLICE === SLICE - 1) await pause();
  }
  return { probabilities, glyphs, sure: model().sure };
}
