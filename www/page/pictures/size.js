/**
 * A picture's size, from the first bytes of its file, so that an absurd size is refused before any memory is spent on it.
 *
 * Knows PNG, GIF, BMP, WebP and JPEG. Decoding the picture to find out would be the very cost to be avoided.
 *
 * @typedef {{width: number, height: number}} Size
 */

/** Bytes of a file that are needed: a JPEG's size comes after its camera data and colour profile. */
export const HEADER_BYTES = 1 << 19;

/** @param {DataView} view @returns {Size | null} null for an unknown format, or a truncated header */
export function pictureSize(view) {
  try {
    const format = FORMATS.find(({ magic }) => magic.every(([at, text]) => starts(view, at, text)));
    return format?.read(view) ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @type {{magic: [number, string][], read: (view: DataView) => Size | null}[]} */
const FORMATS = [
  { magic: [[0, "\x89PNG\r\n\x1a\n"]], read: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }) },
  { magic: [[0, "GIF8"]], read: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }) },
  { magic: [[0, "BM"]], read: bmp },
  { magic: [[0, "RIFF"], [8, "WEBP"]], read: webp },
  { magic: [[0, "\xff\xd8\xff"]], read: jpeg },
];

/** @param {DataView} view @param {number} at @param {string} text */
function starts(view, at, text) {
  return view.byteLength >= at + text.length && [...text].every((char, i) => view.getUint8(at + i) === char.charCodeAt(0));
}

/** @param {DataView} view */
function bmp(view) {
  // A negative height means that the rows run from the top.
  const short = view.getUint32(14, true) === 12;
  if (short) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** @param {DataView} view */
function webp(view) {
  const uint24 = (/** @type {number} */ at) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (starts(view, 12, "VP8X")) return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (starts(view, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** Walks the segments to the frame header. @param {DataView} view */
function jpeg(view) {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
