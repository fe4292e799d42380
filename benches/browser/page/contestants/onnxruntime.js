/** onnxruntime-web with its WebAssembly backend: SIMD, one thread, all of its graph optimisations. */

import { InferenceSession, Tensor, env } from "onnxruntime-web/wasm";

export async function load() {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = { wasm: new URL("ort-wasm-simd-threaded.wasm", location.href).href };
  const session = await InferenceSession.create("model.onnx", {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  return async (glyphs, n) => {
    const { logits } = await session.run({ glyphs: new Tensor("float32", glyphs, [n, 1, 28, 28]) });
    return logits.data;
  };
}
