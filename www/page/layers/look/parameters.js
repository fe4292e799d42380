/**
 * Reads weights from a safetensors file: eight bytes for the length of a JSON header, the header with each
 * tensor's offsets, and the values.
 *
 * @typedef {Record<string, Float32Array>} Tensors by their names, in PyTorch's layout
 */

/** @param {Uint8Array} file written by the module @returns {Tensors} */
export function tensorsOf(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = 8 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, start)));
  /** @type {Tensors} */
  const found = {};
  for (const [name, { data_offsets: offsets }] of Object.entries(header)) {
    if (offsets) found[name] = new Float32Array(file.slice(start + offsets[0], start + offsets[1]).buffer);
  }
  return found;
}
