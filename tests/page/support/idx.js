/** Files in MNIST's format, made of generated digits. */

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const PKG = new URL("../../../pkg/", import.meta.url);
const { generateGlyph, initSync } = await import(new URL("lenet5_teach.js", PKG).href);
initSync({ module: await readFile(new URL("lenet5_teach_bg.wasm", PKG)) });

const words = (...numbers) => Buffer.concat(numbers.map((number) => Buffer.from([24, 16, 8, 0].map((bits) => (number >>> bits) & 255))));

/** An IDX file of images, with any header. */
export const images = (levels, { magic = 0x803, n = levels.length / 784, rows = 28, columns = 28 } = {}) =>
  Buffer.concat([words(magic, n, rows, columns), Buffer.from(levels)]);

/** An IDX file of labels. */
export const labels = (digits, { magic = 0x801, n = digits.length } = {}) => Buffer.concat([words(magic, n), Buffer.from(digits)]);

/** `n` generated digits, as a file of images and a file of labels. */
export function pair(n, seed) {
  const digits = Array.from({ length: n }, (_, i) => i % 10);
  const levels = digits.flatMap((digit, i) => Array.from(generateGlyph(digit, seed + i), (value) => Math.round(255 * value)));
  return { images: images(levels), labels: labels(digits) };
}

/** A file as an input element takes it, gzipped if its name ends so. */
export const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer: name.endsWith(".gz") ? gzipSync(buffer) : buffer });
/** A file as an input element takes it, with its bytes unchanged. */
export const raw = (name, bytes) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
