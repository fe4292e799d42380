/** LeNet-5 in plain JavaScript. Tensors are flat, the last letter of their shape varying fastest. */

/**
 * A convolution with its rectifier: `input` (C, H, H) to (OC, H - 4, H - 4), kernels of 5x5.
 *
 * @param {{shape: number[], values: Float32Array}} weight (OC, C, 5, 5)
 */
function convolution(weight, bias, input, height, output) {
  const [outChannels, channels] = weight.shape;
  const w = weight.values;
  const side = height - 4;
  for (let oc = 0, at = 0; oc < outChannels; oc += 1) {
    for (let y = 0; y < side; y += 1) {
      for (let x = 0; x < side; x += 1, at += 1) {
        let sum = bias[oc];
        for (let c = 0, k = oc * channels * 25; c < channels; c += 1) {
          for (let ky = 0, i = (c * height + y) * height + x; ky < 5; ky += 1, i += height, k += 5) {
            sum += input[i] * w[k] + input[i + 1] * w[k + 1] + input[i + 2] * w[k + 2];
            sum += input[i + 3] * w[k + 3] + input[i + 4] * w[k + 4];
          }
        }
        output[at] = sum > 0 ? sum : 0;
      }
    }
  }
}

/** The largest of each 2x2 pixels: `input` (C, H, H) to (C, H / 2, H / 2). */
function maxPool(input, height, output) {
  const side = height / 2;
  for (let at = 0; at < output.length; at += 1) {
    const row = Math.floor(at / side);
    const i = 2 * row * height + 2 * (at % side);
    output[at] = Math.max(input[i], input[i + 1], input[i + height], input[i + height + 1]);
  }
}

/** A fully connected layer: `weight` (OC, C). */
function dense(weight, bias, input, output) {
  for (let o = 0, k = 0; o < output.length; o += 1) {
    let sum = bias[o];
    for (let c = 0; c < input.length; c += 1, k += 1) sum += input[c] * weight[k];
    output[o] = sum;
  }
}

function rectify(values) {
  for (let i = 0; i < values.length; i += 1) values[i] = Math.max(values[i], 0);
}

/**
 * @param {Map<string, {shape: number[], values: Float32Array}>} weights in PyTorch's names and shapes
 * @returns a function from 784 intensities to ten logits, which the next call overwrites
 */
export function network(weights) {
  const weight = (layer) => weights.get(`${layer}.weight`);
  const bias = (layer) => weights.get(`${layer}.bias`).values;
  const [padded, c1, s2] = [32 * 32, 6 * 28 * 28, 6 * 14 * 14].map((size) => new Float32Array(size));
  const [c3, s4] = [16 * 10 * 10, 400].map((size) => new Float32Array(size));
  const [c5, f6, output] = [120, 84, 10].map((size) => new Float32Array(size));
  return (glyph) => {
    for (let y = 0; y < 28; y += 1) padded.set(glyph.subarray(y * 28, (y + 1) * 28), (y + 2) * 32 + 2);
    convolution(weight("c1"), bias("c1"), padded, 32, c1);
    maxPool(c1, 28, s2);
    convolution(weight("c3"), bias("c3"), s2, 14, c3);
    maxPool(c3, 10, s4);
    dense(weight("c5").values, bias("c5"), s4, c5);
    rectify(c5);
    dense(weight("f6").values, bias("f6"), c5, f6);
    rectify(f6);
    dense(weight("output").values, bias("output"), f6, output);
    return output;
  };
}
