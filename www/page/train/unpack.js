/**
 * Reads a file of MNIST's images or labels, in IDX, plain or compressed by gzip. The library checks the rest; see
 * `src/training/idx.rs` for the format.
 */

import { idxImages, idxLabels } from "../../pkg/teach.js";

/** More than MNIST's 60,000 images, and far less than a phone's memory. */
const MOST_IMAGES = 100_000;
const MOST_BYTES = 16 + MOST_IMAGES * 28 * 28;

/** Of each kind of file: the bytes that it begins with, the length of its header, and what checks and counts it. */
const KINDS = /** @type {const} */ ({
  images: { magic: "00 00 08 03", header: 16, count: idxImages },
  labels: { magic: "00 00 08 01", header: 8, count: idxLabels },
});
const GZIP = "1f 8b";

/** @typedef {{name: string, kind: "images" | "labels", n: number, values: Uint8Array}} Found */

/** @param {File} file @returns {Promise<Found>} rejects with what was expected and what was found */
export async function unpack(file) {
  const { name } = file;
  if (file.size > MOST_BYTES) throw tooLarge(name);
  const start = await beginning(file);
  const packed = start.startsWith(GZIP);
  if (!packed && /\.gz$/i.test(name) && !kindOf(start)) throw wrong(name, "NotGzip", `gzip (${GZIP})`, start);
  if (packed && typeof DecompressionStream === "undefined") {
    throw refused(name, "NoGzip", "expected a plain file, because this browser cannot unpack gzip");
  }
  const bytes = await whole(packed ? file.stream().pipeThrough(new DecompressionStream("gzip")) : file.stream(), name);
  const inside = hex(bytes.subarray(0, 4));
  const kind = kindOf(inside);
  if (!kind) {
    const kinds = `IDX images (${KINDS.images.magic}) or labels (${KINDS.labels.magic})`;
    throw wrong(name, "NotIdx", packed ? `${kinds} in the gzip file` : kinds, inside);
  }
  try {
    const n = KINDS[kind].count(bytes);
    if (n === 0) throw Object.assign(new Error(`expected ${kind}, found none`), { name: "Empty" });
    return { name, kind, n, values: bytes.subarray(KINDS[kind].header) };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const { name: kind, message } = /** @type {Error} */ (error);
    throw refused(name, kind, message);
  }
}

/** @param {string} start */
const kindOf = (start) => (start === KINDS.images.magic ? "images" : start === KINDS.labels.magic ? "labels" : null);

/** @param {File} file */
const beginning = async (file) => hex(new Uint8Array(await file.slice(0, 4).arrayBuffer()));

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");

/** All bytes of a stream. It may be of any length once unpacked, so reading stops when there are too many. @param {ReadableStream<Uint8Array>} stream @param {string} name */
async function whole(stream, name) {
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw refused(name, "CutShort", `it could not be read to its end; it may be cut short or damaged (${error.message})`);
    });
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      reader.cancel();
      throw tooLarge(name);
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {string} file @param {string} name of the error @param {string} message */
const refused = (file, name, message) => Object.assign(new Error(`${file}: ${message}`), { name });
/** @param {string} file @param {string} name @param {string} expected @param {string} found */
const wrong = (file, name, expected, found) => refused(file, name, `expected ${expected}, found ${found || "an empty file"}`);
/** @param {string} file */
const tooLarge = (file) => refused(file, "TooLarge", `expected at most ${MOST_IMAGES.toLocaleString("en-US")} images, found more bytes than they have`);
