/**
 * LeNet-5 as an ONNX model.
 *
 * ONNX files are protocol buffers: a message is a sequence of fields, each a tag and a value. A chain of operators needs
 * so few of them that a library would be more work. Field numbers are from
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

/** A protocol buffer's varint: seven bits a byte, the lowest first. */
function varint(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
  return [...bytes, number];
}

const number = (field, value) => Buffer.from([...varint(field * 8), ...varint(value)]);

/** A length-delimited field: bytes, a string or a message. */
function bytes(field, ...parts) {
  const value = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(value.length)]), value]);
}

const FLOAT = 1;
const OPSET = 13;

/** An AttributeProto: one integer or a list of them. */
function attribute(name, value) {
  const [INT, INTS] = [2, 7];
  const values = Array.isArray(value) ? value.map((each) => number(8, each)) : [number(3, value)];
  return bytes(5, bytes(1, name), ...values, number(20, Array.isArray(value) ? INTS : INT));
}

/** A NodeProto. */
function node(operator, inputs, output, attributes = {}) {
  const listed = Object.entries(attributes).map(([name, value]) => attribute(name, value));
  return bytes(1, ...inputs.map((input) => bytes(1, input)), bytes(2, output), bytes(4, operator), ...listed);
}

/** A TensorProto. */
function initializer(name, { shape, values }) {
  const raw = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return bytes(5, ...shape.map((size) => number(1, size)), number(2, FLOAT), bytes(8, name), bytes(9, raw));
}

/** A ValueInfoProto: each size is a number, or a name if any size is allowed. */
function value(field, name, sizes) {
  const dimensions = sizes.map((size) => bytes(1, typeof size === "string" ? bytes(2, size) : number(1, size)));
  return bytes(field, bytes(1, name), bytes(2, bytes(1, number(1, FLOAT), bytes(2, ...dimensions))));
}

/**
 * @param {Map<string, {shape: number[], values: Float32Array}>} weights with PyTorch's names and shapes
 * @returns {Buffer} a model from `glyphs` (N, 1, 28, 28) to `logits` (N, 10)
 */
export function lenet5(weights) {
  const convolution = { kernel_shape: [5, 5], strides: [1, 1] };
  const pooling = { kernel_shape: [2, 2], strides: [2, 2] };
  const layer = (operator, input, name, output, attributes) =>
    node(operator, [input, `${name}.weight`, `${name}.bias`], output, attributes);
  const graph = [
    layer("Conv", "glyphs", "c1", "c1", { ...convolution, pads: [2, 2, 2, 2] }),
    node("Relu", ["c1"], "c1.relu"),
    node("MaxPool", ["c1.relu"], "s2", pooling),
    layer("Conv", "s2", "c3", "c3", { ...convolution, pads: [0, 0, 0, 0] }),
    node("Relu", ["c3"], "c3.relu"),
    node("MaxPool", ["c3.relu"], "s4", pooling),
    node("Flatten", ["s4"], "s4.flat", { axis: 1 }),
    layer("Gemm", "s4.flat", "c5", "c5", { transB: 1 }),
    node("Relu", ["c5"], "c5.relu"),
    layer("Gemm", "c5.relu", "f6", "f6", { transB: 1 }),
    node("Relu", ["f6"], "f6.relu"),
    layer("Gemm", "f6.relu", "output", "logits", { transB: 1 }),
    bytes(2, "lenet5"),
    ...[...weights].map(([name, tensor]) => initializer(name, tensor)),
    value(11, "glyphs", ["N", 1, 28, 28]),
    value(12, "logits", ["N", 10]),
  ];
  return Buffer.concat([number(1, 8), bytes(7, ...graph), bytes(8, bytes(1, ""), number(2, OPSET))]);
}
