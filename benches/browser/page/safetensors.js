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
