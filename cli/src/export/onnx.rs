//! The network as an ONNX model: the operators of its layers in order, and its parameters in float32.

mod schema;

use lenet5::{
    LeNet5,
    shape::{CLASSES, GLYPH, K, PAD},
};
use prost::Message;
use schema::{
    Attribute, AttributeKind, Dimension, Entry, FLOAT, Graph, Kind, Model, Node, OperatorSet, Shape, Size, Tensor,
    TensorKind, Value,
};

/// The operator set version, and the file format version that came with it. Runtimes read old versions; some that are
/// in use today do not read newer ones.
const OPSET: i64 = 17;
const FORMAT: i64 = 8;

const INPUT: &str = "glyphs";
const OUTPUT: &str = "logits";

/// The model file. `licence` is the licence of the weights, if known.
pub(super) fn file(net: &LeNet5, licence: Option<&str>) -> Vec<u8> {
    let model = Model {
        ir_version: FORMAT,
        producer_name: "lenet5".into(),
        producer_version: env!("CARGO_PKG_VERSION").into(),
        doc_string: "LeNet-5 for handwritten digits. The softmax of the logits gives the probabilities of 0 to 9."
            .into(),
        graph: Some(graph(net)),
        opset_import: vec![OperatorSet { domain: String::new(), version: OPSET }],
        metadata_props: licence.map(|value| Entry { key: "license".into(), value: value.into() }).into_iter().collect(),
    };
    model.encode_to_vec()
}

fn graph(net: &LeNet5) -> Graph {
    const INPUT_IS: &str = "N glyphs, normalised as MNIST's digits are: the digit fits 20x20 pixels, and its centre of \
                            mass is at the centre of 28x28. Ink is 1, paper 0.";
    const OUTPUT_IS: &str = "For each glyph one logit for each of the digits 0 to 9.";
    Graph {
        node: nodes(),
        name: "lenet5".into(),
        initializer: net
            .parameters()
            .into_iter()
            .map(|(name, tensor)| Tensor {
                dims: tensor.shape().iter().map(|&size| size as i64).collect(),
                data_type: FLOAT,
                name: name.into(),
                raw_data: tensor.iter().flat_map(|value| value.to_le_bytes()).collect(),
            })
            .collect(),
        input: vec![batch(INPUT, &[1, GLYPH, GLYPH], INPUT_IS)],
        output: vec![batch(OUTPUT, &[CLASSES], OUTPUT_IS)],
    }
}

/// The operators in order. A value is named after the layer whose output it is.
fn nodes() -> Vec<Node> {
    let kernel = |pad| vec![ints("kernel_shape", &[K; 2]), ints("pads", &[pad; 4])];
    let pool = || vec![ints("kernel_shape", &[2; 2]), ints("strides", &[2; 2])];
    let by_units = || vec![int("transB", 1)];
    vec![
        layer("Conv", "c1", INPUT, "c1_sums", kernel(PAD)),
        node("Relu", &["c1_sums"], "c1", vec![]),
        node("MaxPool", &["c1"], "s2", pool()),
        layer("Conv", "c3", "s2", "c3_sums", kernel(0)),
        node("Relu", &["c3_sums"], "c3", vec![]),
        node("MaxPool", &["c3"], "s4", pool()),
        node("Flatten", &["s4"], "s4_values", vec![]),
        layer("Gemm", "c5", "s4_values", "c5_sums", by_units()),
        node("Relu", &["c5_sums"], "c5", vec![]),
        layer("Gemm", "f6", "c5", "f6_sums", by_units()),
        node("Relu", &["f6_sums"], "f6", vec![]),
        layer("Gemm", "output", "f6", OUTPUT, by_units()),
    ]
}

/// An operator with the weight and bias of a layer.
fn layer(operator: &str, name: &str, input: &str, output: &str, attributes: Vec<Attribute>) -> Node {
    node(operator, &[input, &format!("{name}.weight"), &format!("{name}.bias")], output, attributes)
}

fn node(operator: &str, inputs: &[&str], output: &str, attribute: Vec<Attribute>) -> Node {
    Node {
        input: inputs.iter().map(|&name| name.into()).collect(),
        output: vec![output.into()],
        name: output.into(),
        op_type: operator.into(),
        attribute,
    }
}

fn int(name: &str, value: i64) -> Attribute {
    Attribute { name: name.into(), i: Some(value), ints: vec![], kind: AttributeKind::Int.into() }
}

fn ints(name: &str, values: &[usize]) -> Attribute {
    let ints = values.iter().map(|&value| value as i64).collect();
    Attribute { name: name.into(), i: None, ints, kind: AttributeKind::Ints.into() }
}

/// A float32 tensor of these sizes for each image, in a batch of any size.
fn batch(name: &str, sizes: &[usize], is: &str) -> Value {
    let sizes = sizes.iter().map(|&size| Size::Fixed(size as i64));
    let dim = [Size::Named("N".into())].into_iter().chain(sizes).map(|size| Dimension { size: Some(size) }).collect();
    let tensor = TensorKind { elem_type: FLOAT, shape: Some(Shape { dim }) };
    Value { name: name.into(), kind: Some(Kind { tensor: Some(tensor) }), doc_string: is.into() }
}
