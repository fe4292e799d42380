/** A few hundred different glyphs of real hands: the recorded digits, as they are, narrower and wider. */

import { recorded } from "../ink/ink-file.js";

const WIDTHS = [0.8, 1, 1.25];

/**
 * @param recognizer makes the glyphs, by the page's own way from ink to network
 * @returns {Promise<Float32Array>} 784 intensities for each
 */
export async function glyphsOf(recognizer) {
  const digits = await recorded();
  const glyphs = new Float32Array(digits.length * WIDTHS.length * 784);
  WIDTHS.forEach((width, which) => {
    digits.forEach(({ strokes }, i) => {
      const points = strokes.flat().flatMap(([x, y]) => [width * x, y]);
      let end = 0;
      const strokeEnds = strokes.map((stroke) => (end += stroke.length));
      const { glyph } = recognizer.recognize(Float32Array.from(points), Uint32Array.from(strokeEnds));
      glyphs.set(glyph, (which * digits.length + i) * 784);
    });
  });
  return glyphs;
}
