/** A few hundred different glyphs: the recorded digits, each in three widths. */

import { flattened, recorded } from "../ink/ink-file.js";

const WIDTHS = [0.8, 1, 1.25];

/** The digit of each glyph. @returns {Promise<Uint8Array>} */
export async function labelsOf() {
  const digits = await recorded();
  return Uint8Array.from(WIDTHS.flatMap(() => digits.map(({ label }) => label)));
}

/**
 * @param recognizer normalises the ink, as it does for the page
 * @returns {Promise<Float32Array>} 784 intensities for each glyph
 */
export async function glyphsOf(recognizer) {
  const digits = await recorded();
  const glyphs = new Float32Array(digits.length * WIDTHS.length * 784);
  WIDTHS.forEach((width, which) => {
    digits.forEach(({ strokes }, i) => {
      const { points, strokeEnds } = flattened(strokes.map((stroke) => stroke.map(([x, y]) => [width * x, y])));
      const { glyph } = recognizer.recognize(Float32Array.from(points), Uint32Array.from(strokeEnds));
      glyphs.set(glyph, (which * digits.length + i) * 784);
    });
  });
  return glyphs;
}
