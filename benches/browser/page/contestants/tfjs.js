/** TensorFlow.js with its WebAssembly backend: SIMD, one thread, each layer fused with its bias and ReLU. */

import { env, fused, maxPool, reshape, setBackend, tensor, tensor4d, tidy, transpose } from "@tensorflow/tfjs-core";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { weights } from "../safetensors.js";

export async function load() {
  setWasmPaths(new URL("./", location.href).href);
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setThreadsCount(1);
  const [loaded] = await Promise.all([weights(), setBackend("wasm")]);
  const parameter = (name, arrange) => {
    const { shape, values } = loaded.get(name);
    return tidy(() => arrange(tensor(values, shape)));
  };
  const asIs = (values) => values.clone();
  /** (OC, C, K, K) to (K, K, C, OC). */
  const filter = (values) => transpose(values, [2, 3, 1, 0]);
  /** (OC, C) to (C, OC). */
  const matrix = (values) => transpose(values);
  /** The file is channel-major, TensorFlow.js pixel-major: (OC, C, H, W) to (H, W, C, OC), as a matrix. */
  const matrixOfMaps = (values) => reshape(transpose(reshape(values, [120, 16, 5, 5]), [2, 3, 1, 0]), [400, 120]);
  const layer = (name, arrange) => [parameter(`${name}.weight`, arrange), parameter(`${name}.bias`, asIs)];
  const [c1, c3] = [layer("c1", filter), layer("c3", filter)];
  const [c5, f6, output] = [layer("c5", matrixOfMaps), layer("f6", matrix), layer("output", matrix)];

  const stage = (x, [kernel, bias], pad) =>
    maxPool(fused.conv2d({ x, filter: kernel, bias, strides: 1, pad, activation: "relu" }), 2, 2, "valid");
  const dense = (a, [b, bias], activation) => fused.matMul({ a, b, bias, activation });
  return (glyphs, n) =>
    tidy(() => {
      const s4 = stage(stage(tensor4d(glyphs, [n, 28, 28, 1]), c1, "same"), c3, "valid");
      const units = dense(dense(reshape(s4, [n, 400]), c5, "relu"), f6, "relu");
      return dense(units, output, "linear").dataSync();
    });
}
