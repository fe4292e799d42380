/** LeNet-5 in plain JavaScript. Tensors are flat; the last dimension of their shape varies fastest. */

/**
 * A convolution with its ReLU: `input` (C, H, H) to (OC, H - 4, H - 4), kernels of 5x5.
 *
 * A kernel row moves along an input row with five weights and five pixels in variables, and reads one new pixel at each
 * step. That takes half the time of summing over the window for each output.
 *
 * @param {{shape: number[], values: Float32Array}} weight (OC, C, 5, 5)
 */
function convolution({ shape: [outChannels, channels], values }, bias, input, height, output) {
  const side = height - 4;
  const map = side * side;
  for (let oc = 0; oc < outChannels; oc += 1) {
    output.fill(bias[oc], oc * map, (oc + 1) * map);
    for (let row = 0; row < channels * 5; row += 1) {
      const k = (oc * channels * 5 + row) * 5;
      const [w0, w1, w2, w3, w4] = [values[k], values[k + 1], values[k + 2], values[k + 3], values[k + 4]];
      const c = Math.floor(row / 5);
      for (let y = 0; y < side; y += 1) {
        let i = (c * height + y + (row % 5)) * height;
        let [p0, p1, p2, p3] = [input[i], input[i + 1], input[i + 2], input[i + 3]];
        i += 4;
        for (let o = oc * map + y * side, end = o + side; o < end; o += 1, i += 1) {
          const p4 = input[i];
          output[o] += w0 * p0 + w1 * p1 + w2 * p2 + w3 * p3 + w4 * p4;
          p0 = p1;
          p1 = p2;
          p2 = p3;
          p3 = p4;
        }
      }
    }
  }
  rectify(output);
}

/** Max pooling over 2x2 pixels: `input` (C, H, H) to (C, H / 2, H / 2). */
function maxPool(input, height, output) {
  const side = height / 2;
  for (let at = 0; at < output.length; at += 1) {
    const row = Math.floor(at / side);
    const i = 2 * row * height + 2 * (at % side);
    output[at] = Math.max(input[i], input[i + 1], input[i + height], input[i + height + 1]);
  }
}

/** A fully connected layer: `weight` (OC, C), C a multiple of four. Four sums, because additions to one must wait. */
function dense(weight, bias, input, output) {
  for (let o = 0, k = 0; o < output.length; o += 1) {
    let [s0, s1, s2, s3] = [bias[o], 0, 0, 0];
    for (let c = 0; c < input.length; c += 4, k += 4) {
      s0 += input[c] * weight[k];
      s1 += input[c + 1] * weight[k + 1];
      s2 += input[c + 2] * weight[k + 2];
      s3 += input[c + 3] * weight[k + 3];
    }
    output[o] = s0 + s1 + (s2 + s3);
  }
}

function rectify(values) {
  for (let i = 0; i < values.length; i += 1) values[i] = Math.max(values[i], 0);
}

/**
 * @param {Map<string, {shape: number[], values: Float32Array}>} weights with PyTorch's names and shapes
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
