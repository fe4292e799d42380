/**
 * Decodes a file to pixels, at a size that makes sense for a number.
 *
 * Browsers with fingerprinting protection blur the pixels that are read back from a canvas, or refuse to return them. Drawn
 * ink never goes this way. For a picture there is no other; if its pixels are blurred, the preview still shows the original.
 *
 * @import { DigitPad } from "../../digit-pad/element.js"
 * @typedef {NonNullable<DigitPad["picture"]>} Picture
 */

import { fill } from "../words.js";
import { HEADER_BYTES, pictureSize } from "./size.js";
import { text } from "./text.js";

const MEGAPIXEL = 1e6;
const MAX_PIXELS = 100 * MEGAPIXEL;
const MAX_BYTES = 64 << 20;
/** Pixels above which the decoder itself is asked for a smaller picture. */
const LARGE = 16 * MEGAPIXEL;
/** Longer side of the picture that the network is given, in pixels: as many as the module looks at. */
const SIDE = 1024;

/** The message says what was expected and what was found. */
class PictureError extends Error {
  /** @override */
  name = "PictureError";
}

/** @param {File | null} file @param {"file" | "text" | "none"} [found] instead of a file @returns {Promise<Picture>} @throws {PictureError} */
export async function decodePicture(file, found = "file") {
  if (!file) throw new PictureError(found === "text" ? text.foundText : text.foundNothing);
  const name = file.name || text.nameless;
  if (file.type !== "" && !file.type.startsWith("image/")) {
    throw new PictureError(fill(text.otherType, { name, type: file.type }));
  }
  if (file.size > MAX_BYTES) {
    throw new PictureError(fill(text.tooManyBytes, { most: MAX_BYTES >> 20, name, size: Math.ceil(file.size / MEGAPIXEL) }));
  }
  const size = pictureSize(new DataView(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (size && size.width * size.height > MAX_PIXELS) {
    throw new PictureError(fill(text.tooManyPixels, { most: MAX_PIXELS / MEGAPIXEL, name, size: `${size.width} × ${size.height}` }));
  }
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, reduction(size));
  } catch {
    throw new PictureError(fill(file.size === 0 ? text.empty : text.undecoded, { name }));
  }
  return reduced(bitmap);
}

/** @param {{width: number, height: number} | null} size @returns {ImageBitmapOptions} */
function reduction(size) {
  if (!size || size.width * size.height <= LARGE) return {};
  // Only the width is given: the header does not tell whether a photo is rotated, so its sides may be swapped.
  const scale = Math.sqrt((SIDE * SIDE) / (size.width * size.height));
  const resizeWidth = Math.max(1, Math.round(size.width * scale));
  return { resizeWidth, resizeQuality: "high" };
}

/** @param {ImageBitmap} bitmap @returns {Promise<Picture>} */
async function reduced(bitmap) {
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
  // Safari has `OffscreenCanvas` only from 16.4.
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Number(width), Number(height)];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.imageSmoothingQuality = "high";
  // Transparent parts of a picture show white paper.
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  return { pixels, preview: await createImageBitmap(canvas) };
}
