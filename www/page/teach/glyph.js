/** Glyphs of pictures as samples keep them: 28 x 28 bytes, ink 255, paper 0. */

const SIDE = 28;

/** @param {Float32Array} glyph intensities from 0 to 1 */
export const bytes = (glyph) => Uint8Array.from(glyph, (value) => Math.round(255 * value));

/**
 * The glyph as a picture: white ink on black, framed as MNIST's images are, so the network sees it as it is.
 *
 * @param {Uint8Array} glyph
 */
export function pixels(glyph) {
  const image = new ImageData(SIDE, SIDE);
  glyph.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
  return image;
}

/** The glyph as a scan: black ink on white, in dark schemes too. @param {Uint8Array} glyph */
export function scan(glyph) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  canvas.getContext("2d")?.putImageData(pixels(glyph.map((value) => 255 - value)), 0, 0);
  return canvas;
}
