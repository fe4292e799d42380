/** Reads a safetensors file of float32 tensors: the header's length in eight bytes, the header in JSON, the values. */

/**
 * @param {ArrayBuffer} file
 * @returns {Map<string, {shape: number[], values: Float32Array}>}
 */
export function tensors(file) {
  const start = 8 + Number(new DataView(file).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, start - 8)));
  delete header.__metadata__;
  const tensor = ({ shape, data_offsets: [from, to] }) =>
    // Copied, because the values need not start at a multiple of four bytes.
    ({ shape, values: new Float32Array(file.slice(start + from, start + to)) });
  return new Map(Object.entries(header).map(([name, entry]) => [name, tensor(entry)]));
}

/** The weights of this benchmark. */
export async function weights() {
  return tensors(await (await fetch("weights.safetensors")).arrayBuffer());
}

/**
 * A copy of the file with random weights, uniform with the variance that ReLU layers need, and biases of zero.
 *
 * @param {ArrayBuffer} file
 * @returns {ArrayBuffer}
 */
export function randomised(file) {
  const copy = file.slice(0);
  const start = 8 + Number(new DataView(copy).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(copy, 8, start - 8)));
  delete header.__metadata__;
  let state = 1;
  for (const { shape, data_offsets: [from, to] } of Object.values(header)) {
    const limit = shape.length > 1 ? Math.sqrt(6 / shape.slice(1).reduce((a, b) => a * b)) : 0;
    const view = new DataView(copy, start + from, to - from);
    for (let at = 0; at < to - from; at += 4) {
      // The 32-bit generator of Numerical Recipes.
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      view.setFloat32(at, limit * (state / 2 ** 31 - 1), true);
    }
  }
  return copy;
}
