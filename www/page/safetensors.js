/**
 * Reads weights from a safetensors file: eight bytes for the length of a JSON header, the header with each
 * tensor's offsets, and the values.
 *
 * @typedef {Record<string, Float32Array>} Tensors by their names, in PyTorch's layout
 */

/** @param {Uint8Array} file written by the module @returns {Record<string, {start: number, end: number}>} each tensor's bytes */
export function placesOf(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const first = 8 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, first)));
  /** @type {Record<string, {start: number, end: number}>} */
  const found = {};
  for (const [name, { data_offsets: offsets }] of Object.entries(header)) {
    if (offsets) found[name] = { start: first + offsets[0], end: first + offsets[1] };
  }
  return found;
}

/** @param {Uint8Array} file written by the module @returns {Tensors} */
export function tensorsOf(file) {
  const places = Object.entries(placesOf(file));
  return Object.fromEntries(places.map(([name, { start, end }]) => [name, new Float32Array(file.slice(start, end).buffer)]));
}
