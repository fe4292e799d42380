/** TensorFlow.js, Adam, on one of its backends. Its WebAssembly backend lacks kernels that the gradients need. */

import {
  add,
  conv2d,
  logSoftmax,
  matMul,
  maxPool,
  mean,
  mul,
  neg,
  oneHot,
  relu,
  reshape,
  setBackend,
  sum,
  tensor,
  tensor1d,
  tensor4d,
  tidy,
  train,
  transpose,
  variable,
} from "@tensorflow/tfjs-core";
// Gradients register themselves when this file is imported, which the package's entry does not do.
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { tensors } from "../safetensors.js";

export async function loadOn(backend, { weights, batch, rate }) {
  await setBackend(backend);
  const loaded = tensors(weights);
  const parameter = (name, arrange) => {
    const { shape, values } = loaded.get(name);
    return variable(tidy(() => arrange(tensor(values, shape))));
  };
  const asIs = (values) => values.clone();
  /** (OC, C, K, K) to (K, K, C, OC). */
  const filter = (values) => transpose(values, [2, 3, 1, 0]);
  const matrix = (values) => transpose(values);
  /** The file is channel-major, TensorFlow.js pixel-major. */
  const matrixOfMaps = (values) => reshape(transpose(reshape(values, [120, 16, 5, 5]), [2, 3, 1, 0]), [400, 120]);
  const layer = (name, arrange) => [parameter(`${name}.weight`, arrange), parameter(`${name}.bias`, asIs)];
  const layers = [layer("c1", filter), layer("c3", filter), layer("c5", matrixOfMaps), layer("f6", matrix), layer("output", matrix)];
  const [c1, c3, c5, f6, output] = layers;
  const stage = (x, [kernel, bias], pad) => maxPool(relu(add(conv2d(x, kernel, 1, pad), bias)), 2, 2, "valid");
  const dense = (x, [weight, bias]) => add(matMul(x, weight), bias);
  const optimizer = train.adam(rate, 0.9, 0.999, 1e-8);
  return (glyphs, labels) =>
    tidy(() => {
      const loss = () => {
        const s4 = stage(stage(tensor4d(glyphs, [batch, 28, 28, 1]), c1, "same"), c3, "valid");
        const logits = dense(relu(dense(relu(dense(reshape(s4, [batch, 400]), c5)), f6)), output);
        return neg(mean(sum(mul(oneHot(tensor1d([...labels], "int32"), 10), logSoftmax(logits)), 1)));
      };
      return optimizer.minimize(loss, true, layers.flat()).dataSync()[0];
    });
}
