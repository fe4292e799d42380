//! `export --onnx`: an independent reader finds the network in the model, and ONNX Runtime computes the network's logits.
//!
//! `onnx/logits.json` has the logits that ONNX Runtime computed from the shipped weights. If the variable `ONNX_PYTHON`
//! names a Python that has the packages of `onnx/requirements.txt`, as in `cargo xtask test native`, it computes them
//! again and leaves them in `target/tmp/onnx-logits.json`: copy that file over the other after new weights.
#![cfg(not(target_family = "wasm"))]

mod support;

use std::{array, fs, path::Path, process::Command};

use lenet5::{Glyph, Ink, LeNet5, Point, Recognizer, shape::F6_UNITS};
use rand::SeedableRng;
use rten_onnx::onnx::{DataType, ModelProto, NodeProto, TensorProto, ValueInfoProto};
use serde_json::Value;
use support::{Folder, lenet5};

/// The model exported with these further arguments, and its path.
fn exported(folder: &Folder, arguments: &[&str]) -> (ModelProto, String) {
    let path = folder.path("lenet5.onnx");
    let output = lenet5(&[&["export", "--onnx", "--out", &path], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (ModelProto::parse_buf(&fs::read(&path).unwrap()).unwrap(), path)
}

/// A node as one line: its operator, inputs, attributes and output.
fn line(node: &NodeProto) -> String {
    let attributes = node.attribute.iter().map(|attribute| {
        let value = attribute.i.map_or_else(|| format!("{:?}", attribute.ints), |i| i.to_string());
        format!(" {}={value}", attribute.name.as_deref().unwrap())
    });
    let (operator, attributes) = (node.op_type.as_deref().unwrap(), attributes.collect::<String>());
    format!("{operator} {}{attributes} -> {}", node.input.join(" "), node.output.join(" "))
}

fn sizes(value: &ValueInfoProto) -> Vec<String> {
    let tensor = value.r#type.as_ref().unwrap().tensor_type.as_ref().unwrap();
    assert_eq!(tensor.elem_type, Some(DataType::FLOAT));
    let dimensions = tensor.shape.as_ref().unwrap().dim.iter();
    dimensions.map(|each| each.dim_param.clone().unwrap_or_else(|| each.dim_value.unwrap().to_string())).collect()
}

/// Asserts that a model's parameters are a network's, bit for bit.
fn assert_same_parameters(initializers: &[TensorProto], net: &LeNet5) {
    assert_eq!(initializers.len(), net.parameters().len());
    for (found, (name, tensor)) in initializers.iter().zip(net.parameters()) {
        let values: Vec<u8> = tensor.iter().flat_map(|value| value.to_le_bytes()).collect();
        let shape: Vec<i64> = tensor.shape().iter().map(|&size| size as i64).collect();
        assert_eq!((found.name.as_deref(), found.data_type), (Some(name), Some(DataType::FLOAT)));
        assert!(found.dims == shape && *found.raw_data.as_ref().unwrap().borrow() == values, "{name}");
    }
}

#[test]
fn the_model_is_the_network_and_says_what_it_is() {
    let folder = Folder::new("onnx-model");
    let (model, _) = exported(&folder, &[]);
    let graph = model.graph.unwrap();
    assert_same_parameters(&graph.initializer, &LeNet5::shipped());
    let lines = [
        "Conv glyphs c1.weight c1.bias kernel_shape=[5, 5] pads=[2, 2, 2, 2] -> c1_sums",
        "Relu c1_sums -> c1",
        "MaxPool c1 kernel_shape=[2, 2] strides=[2, 2] -> s2",
        "Conv s2 c3.weight c3.bias kernel_shape=[5, 5] pads=[0, 0, 0, 0] -> c3_sums",
        "Relu c3_sums -> c3",
        "MaxPool c3 kernel_shape=[2, 2] strides=[2, 2] -> s4",
        "Flatten s4 -> s4_values",
        "Gemm s4_values c5.weight c5.bias transB=1 -> c5_sums",
        "Relu c5_sums -> c5",
        "Gemm c5 f6.weight f6.bias transB=1 -> f6_sums",
        "Relu f6_sums -> f6",
        "Gemm f6 output.weight output.bias transB=1 -> logits",
    ];
    assert_eq!(graph.node.iter().map(line).collect::<Vec<_>>(), lines);
    let [input, output] = [&graph.input, &graph.output].map(|values| match &values[..] {
        [value] => (value.name.as_deref().unwrap(), sizes(value)),
        _ => panic!("expected one value, found {}", values.len()),
    });
    assert_eq!(input, ("glyphs", ["N", "1", "28", "28"].map(str::to_owned).to_vec()));
    assert_eq!(output, ("logits", ["N", "10"].map(str::to_owned).to_vec()));
    assert_eq!((model.ir_version, model.opset_import[0].version), (Some(8), Some(17)));
    assert_eq!(model.producer_name.as_deref(), Some("lenet5"));
    assert_eq!(model.producer_version.as_deref(), Some(env!("CARGO_PKG_VERSION")));
    let [license] = &model.metadata_props[..] else { panic!("expected one entry") };
    assert_eq!((license.key.as_deref(), license.value.as_deref()), (Some("license"), Some("MIT")));
}

#[test]
fn other_weights_are_exported_without_a_licence() {
    let folder = Folder::new("onnx-weights");
    let net = LeNet5::random(&mut rand_pcg::Pcg64Mcg::seed_from_u64(51));
    let weights = folder.file("weights.safetensors", &net.to_safetensors());
    let (model, _) = exported(&folder, &["--weights", &weights]);
    assert_same_parameters(&model.graph.unwrap().initializer, &net);
    assert!(model.metadata_props.is_empty());
}

/// Every fifth drawing of the tests' digits, and artificial glyphs.
fn glyphs() -> Vec<Glyph> {
    let drawings = include_str!("../../tests/ink/digits.jsonl").lines().step_by(5).map(|line| {
        let drawing: Value = serde_json::from_str(line).unwrap();
        let number = |value: &Value| value.as_f64().unwrap() as f32;
        let point = |value: &Value| Point { x: number(&value[0]), y: number(&value[1]) };
        let strokes = drawing["strokes"].as_array().unwrap().iter();
        let strokes = strokes.map(|stroke| stroke.as_array().unwrap().iter().map(point).collect::<Vec<_>>());
        Recognizer::default().recognize(&Ink::new(strokes.collect::<Vec<_>>()).unwrap()).glyph
    });
    let patterns: [fn(usize) -> f32; 7] = [
        |_| 0.0,
        |_| 1.0,
        |i| (i % 28 + i / 28) as f32 % 2.0,
        |i| f32::from(i == 0),
        |i| f32::from(i == 783),
        |i| i as f32 / 783.0,
        // Subnormal.
        |_| 1e-40,
    ];
    let patterns = patterns.map(|pattern| Glyph::new(&array::from_fn::<f32, 784, _>(pattern)).unwrap());
    drawings.chain(patterns).collect()
}

/// Asserts that the script printed the network's logits, computed in float32.
///
/// A logit is the sum of 84 products and a bias. Adding n terms in any order is off by at most n - 1 roundings of half an
/// ulp each, relative to the sum of the terms' magnitudes. Two such sums of the same values are no farther apart than
/// 84 ulps of that, 1.0e-5. Roundings in the earlier layers make the values differ a little; these have either sign.
fn assert_the_networks(computed: &Value) {
    let (net, glyphs) = (LeNet5::shipped(), glyphs());
    let [.., (_, weight), (_, bias)] = net.parameters();
    for how in ["one by one", "all at once"] {
        let rows = computed[how].as_array().unwrap();
        assert_eq!(rows.len(), glyphs.len(), "{how}");
        for (n, (glyph, row)) in glyphs.iter().zip(rows).enumerate() {
            let (logits, f6) = (net.forward(glyph), net.activations(glyph).f6);
            for (digit, weights) in weight.outer_iter().enumerate() {
                let products = weights.iter().zip(&f6).map(|(w, x)| (w * x).abs());
                let tolerance = F6_UNITS as f32 * f32::EPSILON * (bias[digit].abs() + products.sum::<f32>());
                let (ours, theirs) = (logits[digit], row[digit].as_f64().unwrap() as f32);
                // A comparison that NaN fails.
                let same = (ours - theirs).abs() <= tolerance;
                assert!(same, "{how}, glyph {n}, digit {digit}: {theirs}, expected {ours} ± {tolerance:e}");
            }
        }
    }
}

#[test]
fn onnx_runtime_has_computed_the_networks_logits() {
    let computed: Value = serde_json::from_str(include_str!("onnx/logits.json")).unwrap();
    assert_the_networks(&computed);
}

#[test]
fn onnx_runtime_computes_the_networks_logits() {
    let Ok(python) = std::env::var("ONNX_PYTHON") else {
        return println!("not run: ONNX_PYTHON names no Python with ONNX Runtime");
    };
    let folder = Folder::new("onnx-runtime");
    let (_, model) = exported(&folder, &[]);
    let pixels = glyphs().iter().flat_map(|glyph| *glyph.pixels()).flat_map(f32::to_le_bytes).collect::<Vec<_>>();
    let glyphs = folder.file("glyphs.f32", &pixels);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/onnx/logits.py");
    let output = Command::new(python).args([script, &model, &glyphs]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("onnx-logits.json"), &output.stdout).unwrap();
    let computed: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_the_networks(&computed);
}

#[test]
fn a_model_is_not_compact() {
    let folder = Folder::new("onnx-compact");
    let out = folder.path("lenet5.onnx");
    let output = lenet5(&["export", "--onnx", "--compact", "--out", &out]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && error.contains("--compact") && !Path::new(&out).exists(), "{error}");
}
