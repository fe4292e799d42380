/** A few hundred different glyphs of real hands: the recorded digits, upright and leaning to either side. */

import { recordedStrokes } from "../ink/ink-file.js";

const LEANINGS = [-0.15, 0, 0.15];

/**
 * @param recognizer makes the glyphs, by the page's own way from ink to network
 * @returns {Promise<Float32Array>} 784 intensities for each
 */
export async function glyphsOf(recognizer) {
  const inks = await recordedStrokes();
  const glyphs = new Float32Array(inks.length * LEANINGS.length * 784);
  LEANINGS.forEach((leaning, which) => {
    inks.forEach((strokes, i) => {
      const points = strokes.flat().flatMap(([x, y]) => [x - leaning * y, y]);
      let end = 0;
      const strokeEnds = strokes.map((stroke) => (end += stroke.length));
      const { glyph } = recognizer.recognize(Float32Array.from(points), Uint32Array.from(strokeEnds));
      glyphs.set(glyph, (which * inks.length + i) * 784);
    });
  });
  return glyphs;
}
