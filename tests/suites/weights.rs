//! Weights files: a written file reads back, and each kind of malformed file has its error.

mod saved;

use lenet5::{Error, Glyph, LeNet5, Recognizer, error::Result, shape::PARAMETERS};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::seeded;

/// A file that can be taken apart, corrupted and put together again.
struct File {
    header: Value,
    data: Vec<u8>,
}

impl File {
    fn new(bytes: &[u8]) -> Self {
        let (length, rest) = bytes.split_first_chunk().unwrap();
        let (header, data) = rest.split_at(u64::from_le_bytes(*length) as usize);
        Self { header: serde_json::from_slice(header).unwrap(), data: data.to_vec() }
    }

    /// A random network in the full form.
    fn full() -> Self {
        Self::new(&LeNet5::random(&mut seeded(21)).to_safetensors())
    }

    /// The same network in the compact form.
    fn compact() -> Self {
        Self::new(&LeNet5::random(&mut seeded(21)).to_compact_safetensors())
    }

    fn bytes(&self) -> Vec<u8> {
        let header = serde_json::to_vec(&self.header).unwrap();
        [&(header.len() as u64).to_le_bytes()[..], &header, &self.data].concat()
    }

    fn read(&self) -> Result<LeNet5> {
        LeNet5::from_safetensors(&self.bytes())
    }

    /// Where a tensor's bytes begin.
    fn start(&self, name: &str) -> usize {
        self.header[name]["data_offsets"][0].as_u64().unwrap() as usize
    }

    /// A tensor's bytes.
    fn bytes_of(&self, name: &str) -> Vec<u8> {
        let end = self.header[name]["data_offsets"][1].as_u64().unwrap() as usize;
        self.data[self.start(name)..end].to_vec()
    }

    /// Appends a tensor.
    fn add(&mut self, name: &str, dtype: &str, shape: &Value, bytes: &[u8]) {
        let begin = self.data.len();
        self.data.extend(bytes);
        self.header[name] = json!({ "dtype": dtype, "shape": shape, "data_offsets": [begin, self.data.len()] });
    }

    /// Gives the tensor `old` another name.
    fn rename(&mut self, old: &str, new: &str) {
        let entry = self.header.as_object_mut().unwrap().remove(old).unwrap();
        self.header[new] = entry;
    }
}

fn assert_not_safetensors(bytes: &[u8]) {
    let error = LeNet5::from_safetensors(bytes).unwrap_err();
    assert!(matches!(error, Error::Safetensors { got, .. } if got == bytes.len()), "{error}");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_full_form_reads_back_bit_for_bit() {
    let net = LeNet5::random(&mut seeded(22));
    assert_eq!(LeNet5::from_safetensors(&net.to_safetensors()).unwrap(), net);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_compact_form_reads_back_within_half_a_step() {
    let net = LeNet5::random(&mut seeded(23));
    let compact = net.to_compact_safetensors();
    assert!(compact.len() < PARAMETERS + 4_000, "{} bytes", compact.len());
    let read = LeNet5::from_safetensors(&compact).unwrap();
    let steps = |name| if matches!(name, "c5.weight" | "f6.weight") { 7.0 } else { 127.0 };
    for ((name, before), (_, after)) in net.parameters().into_iter().zip(read.parameters()) {
        for (before, after) in before.outer_iter().zip(after.outer_iter()) {
            let largest = before.iter().fold(0.0, |max: f32, w| max.max(w.abs()));
            // Half a quantisation step, plus the rounding of the division and the product.
            let tolerance = largest * (0.5 / steps(name) + 2.0 * f32::EPSILON);
            assert!(before.iter().zip(after).all(|(a, b)| (a - b).abs() <= tolerance), "{name}");
        }
    }
    // Weights that are already quantised do not change again.
    assert_eq!(LeNet5::from_safetensors(&read.to_compact_safetensors()).unwrap(), read);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_of_zeros_survives_the_compact_form() {
    let zeros = LeNet5::zeros();
    assert_eq!(LeNet5::from_safetensors(&zeros.to_compact_safetensors()).unwrap(), zeros);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_shipped_weights_are_compact_and_whole() {
    let net = LeNet5::shipped();
    assert!(net.stored().iter().all(|values| values.iter().any(|w| *w != 0.0)));
    assert_eq!(LeNet5::from_safetensors(&net.to_compact_safetensors()).unwrap(), net);
}

#[wasm_bindgen_test(unsupported = test)]
fn shapes_are_pytorchs() {
    let header = File::full().header;
    for (name, shape) in [
        ("c1.weight", json!([6, 1, 5, 5])),
        ("c1.bias", json!([6])),
        ("c3.weight", json!([16, 6, 5, 5])),
        ("c3.bias", json!([16])),
        ("c5.weight", json!([120, 400])),
        ("c5.bias", json!([120])),
        ("f6.weight", json!([84, 120])),
        ("f6.bias", json!([84])),
        ("output.weight", json!([10, 84])),
        ("output.bias", json!([10])),
    ] {
        assert_eq!((&header[name]["shape"], &header[name]["dtype"]), (&shape, &json!("F32")), "{name}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_empty_file_is_refused() {
    assert_not_safetensors(&[]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_of_another_format_is_refused() {
    assert_not_safetensors(b"PK\x03\x04 something else altogether");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_longer_than_the_file_is_refused() {
    let mut bytes = File::full().bytes();
    bytes[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    assert_not_safetensors(&bytes);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_that_is_no_json_is_refused() {
    let mut bytes = File::full().bytes();
    bytes[8] = b'!';
    assert_not_safetensors(&bytes);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_cut_short_is_refused() {
    let bytes = File::full().bytes();
    assert_not_safetensors(&bytes[..bytes.len() - 1]);
}

#[wasm_bindgen_test(unsupported = test)]
fn bytes_after_the_last_tensor_are_refused() {
    let mut bytes = File::full().bytes();
    bytes.push(0);
    assert_not_safetensors(&bytes);
}

#[wasm_bindgen_test(unsupported = test)]
fn overlapping_tensors_are_refused() {
    let mut file = File::full();
    let begin = file.start("f6.bias") - 4;
    file.header["f6.bias"]["data_offsets"] = json!([begin, begin + 4 * 84]);
    assert_not_safetensors(&file.bytes());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_shape_whose_size_overflows_is_refused() {
    let mut file = File::full();
    file.header["f6.weight"]["shape"] = json!([u64::MAX, u64::MAX]);
    assert_not_safetensors(&file.bytes());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_missing_tensor_is_named() {
    let mut file = File::full();
    file.rename("c5.bias", "c5.offset");
    assert_eq!(file.read(), Err(Error::MissingTensor { name: "c5.bias".into(), got: None }));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_too_many_is_named() {
    let mut file = File::full();
    file.add("extra", "F32", &json!([1]), &[0; 4]);
    assert_eq!(file.read(), Err(Error::UnexpectedTensor { name: "extra".into() }));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_of_another_shape_is_named() {
    let mut file = File::full();
    file.header["f6.weight"]["shape"] = json!([120, 84]);
    let expected = Error::TensorShape { name: "f6.weight".into(), expected: vec![84, 120], got: vec![120, 84] };
    assert_eq!(file.read(), Err(expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_of_another_type_is_named() {
    let mut file = File::full();
    file.header["output.bias"]["dtype"] = json!("I32");
    let expected =
        Error::TensorType { name: "output.bias".into(), expected: "F16, BF16, F32, F64 or I8", got: "I32".into() };
    assert_eq!(file.read(), Err(expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_weight_that_is_no_number_is_named() {
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut file = File::full();
        let at = file.start("c3.weight") + 4 * 7;
        file.data[at..at + 4].copy_from_slice(&bad.to_le_bytes());
        let error = file.read().unwrap_err();
        assert!(matches!(&error, Error::TensorValue { name, index: 7, .. } if name == "c3.weight"), "{error}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_largest_weights_give_finite_answers() {
    let mut file = File::full();
    for value in file.data.as_chunks_mut().0 {
        *value = 10_000_f32.to_le_bytes();
    }
    let net = file.read().unwrap();
    let glyph = Glyph::from_fn(|_, _| 1.0);
    for recognizer in [Recognizer::new(net.clone()), Recognizer::float32(net)] {
        let logits = recognizer.logits(&glyph);
        assert!(logits.iter().all(|logit| (1e29..1e31).contains(logit)), "{logits:?}");
        assert!(recognizer.probabilities(&glyph).iter().all(|p| (0.0..=1.0).contains(p)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_compact_weight_without_its_scale_is_named() {
    let mut file = File::compact();
    file.rename("c1.weight.scale", "c1.weight.zoom");
    assert_eq!(file.read(), Err(Error::MissingTensor { name: "c1.weight.scale".into(), got: None }));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_scale_of_another_shape_is_named() {
    let mut file = File::compact();
    file.header["c1.weight.scale"]["shape"] = json!([3, 2]);
    let expected = Error::TensorShape { name: "c1.weight.scale".into(), expected: vec![6], got: vec![3, 2] };
    assert_eq!(file.read(), Err(expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_scale_that_is_no_number_is_named() {
    let mut file = File::compact();
    let at = file.start("c5.weight.scale");
    file.data[at..at + 4].copy_from_slice(&f32::NAN.to_le_bytes());
    let error = file.read().unwrap_err();
    assert!(matches!(&error, Error::TensorValue { name, index: 0, .. } if name == "c5.weight.scale"), "{error}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_compact_weight_whose_scale_makes_it_too_large_is_named() {
    let mut file = File::compact();
    let at = file.start("c5.weight.scale");
    file.data[at..at + 4].copy_from_slice(&9_999_f32.to_le_bytes());
    let error = file.read().unwrap_err();
    assert!(matches!(&error, Error::TensorValue { name, .. } if name == "c5.weight"), "{error}");
}
