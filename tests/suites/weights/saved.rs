//! Files of the same network as PyTorch saves them: names with a prefix, and other float types. Each way in which prefixes
//! or types can be wrong has its error.

use super::*;

/// A random network, and its file with all elements written by `element` as type `dtype`.
fn saved<const N: usize>(dtype: &str, element: impl Fn(f32) -> [u8; N]) -> (LeNet5, File) {
    let net = LeNet5::random(&mut seeded(24));
    let mut file = File { header: json!({}), data: vec![] };
    for (name, tensor) in net.parameters() {
        let bytes: Vec<u8> = tensor.iter().flat_map(|&value| element(value)).collect();
        file.add(name, dtype, &json!(tensor.shape()), &bytes);
    }
    (net, file)
}

/// The network with each parameter changed.
fn changed(net: &LeNet5, change: impl Fn(f32) -> f32) -> LeNet5 {
    let mut changed = net.clone();
    changed.stored_mut().into_iter().flatten().for_each(|value| *value = change(*value));
    changed
}

/// The file with a prefix before the names of all tensors.
fn prefixed(mut file: File, prefix: &str) -> File {
    let names: Vec<String> = file.header.as_object().unwrap().keys().cloned().collect();
    names.iter().for_each(|name| file.rename(name, &format!("{prefix}{name}")));
    file
}

/// The file with another type and other bytes for one tensor.
fn replaced(file: File, name: &str, dtype: &str, bytes: Vec<u8>) -> File {
    let mut made = File { header: json!({}), data: vec![] };
    for (each, tensor) in file.header.as_object().unwrap() {
        let (dtype, bytes) =
            if each == name { (dtype, &bytes) } else { (tensor["dtype"].as_str().unwrap(), &file.bytes_of(each)) };
        made.add(each, dtype, &tensor["shape"], bytes);
    }
    made
}

fn missing(name: &str, got: &str) -> Result<LeNet5> {
    Err(Error::MissingTensor { name: name.into(), got: Some(got.into()) })
}

#[wasm_bindgen_test(unsupported = test)]
fn all_names_may_share_a_prefix() {
    for prefix in ["module.", "_orig_mod.", "model.", "model._orig_mod.module.", "net."] {
        for file in [File::full, File::compact] {
            assert_eq!(prefixed(file(), prefix).read(), file().read(), "{prefix}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_that_lacks_the_prefix_of_the_others_is_named() {
    let mut file = prefixed(File::full(), "module.");
    file.rename("module.c3.bias", "c3.bias");
    assert_eq!(file.read(), missing("module.c3.bias", "c3.bias"));
    let words = "weights: expected a tensor named module.c3.bias, got c3.bias";
    assert_eq!(file.read().unwrap_err().to_string(), words);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_with_a_prefix_that_the_others_lack_is_named() {
    let mut file = File::full();
    file.rename("output.weight", "module.output.weight");
    assert_eq!(file.read(), missing("output.weight", "module.output.weight"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_with_another_prefix_than_the_others_is_named() {
    let mut file = prefixed(File::full(), "module.");
    file.rename("module.f6.weight", "module._orig_mod.f6.weight");
    assert_eq!(file.read(), missing("module.f6.weight", "module._orig_mod.f6.weight"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_scale_that_lacks_the_prefix_of_its_weight_is_named() {
    let mut file = prefixed(File::compact(), "model.");
    file.rename("model.c1.weight.scale", "c1.weight.scale");
    assert_eq!(file.read(), missing("model.c1.weight.scale", "c1.weight.scale"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_prefix_without_first_weights_is_refused() {
    let mut file = prefixed(File::full(), "module.");
    file.rename("module.c1.weight", "module.conv1.weight");
    assert_eq!(file.read(), Err(Error::MissingTensor { name: "c1.weight".into(), got: None }));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_tensor_twice_with_a_prefix_and_without_is_named() {
    for (prefix, more) in [("", "module.f6.bias"), ("", "module.c1.weight"), ("module.", "f6.bias")] {
        let mut file = prefixed(File::full(), prefix);
        file.add(more, "F32", &json!([1]), &[0; 4]);
        assert_eq!(file.read(), Err(Error::UnexpectedTensor { name: more.into() }));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn two_networks_in_a_file_are_refused() {
    let (mut file, second) = (prefixed(File::full(), "student."), prefixed(File::full(), "teacher."));
    for (name, tensor) in second.header.as_object().unwrap() {
        file.add(name, "F32", &tensor["shape"], &second.bytes_of(name));
    }
    let error = file.read().unwrap_err();
    assert!(matches!(&error, Error::UnexpectedTensor { name } if name.starts_with("teacher.")), "{error}");
}

#[wasm_bindgen_test(unsupported = test)]
fn bfloat16_is_read() {
    let cut = |value: f32| value.to_bits() >> 16;
    let (net, file) = saved("BF16", |value| (cut(value) as u16).to_le_bytes());
    assert_eq!(file.read().unwrap(), changed(&net, |value| f32::from_bits(cut(value) << 16)));
}

#[wasm_bindgen_test(unsupported = test)]
fn float16_is_read() {
    // Values from 0.5 to 1, in float16's steps in this range, with the sign and fraction of the weights.
    let fraction = |value: f32| (value.to_bits() >> 7 & 1023) as u16;
    let sign = |value: f32| u16::from(value < 0.0) << 15;
    let (net, file) = saved("F16", |value| (sign(value) | 14 << 10 | fraction(value)).to_le_bytes());
    let expected =
        |value: f32| (0.5 + f32::from(fraction(value)) / 2048.0).copysign(if value < 0.0 { value } else { 1.0 });
    assert_eq!(file.read().unwrap(), changed(&net, expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn float64_is_rounded_to_the_nearest_float32() {
    // Move away from zero by a little less than half a step, and by a little more.
    for (part, steps) in [(0.49, 0), (0.51, 1)] {
        let step = |value: f32| f64::from(f32::from_bits(value.to_bits() + 1)) - f64::from(value);
        let (net, file) = saved("F64", |value| (f64::from(value) + part * step(value)).to_le_bytes());
        assert_eq!(file.read().unwrap(), changed(&net, |value| f32::from_bits(value.to_bits() + steps)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_scale_may_be_of_any_float_type() {
    let scales = File::compact().bytes_of("c1.weight.scale");
    let wide = scales.as_chunks().0.iter().flat_map(|&scale| f64::from(f32::from_le_bytes(scale)).to_le_bytes());
    let file = replaced(File::compact(), "c1.weight.scale", "F64", wide.collect());
    assert_eq!(file.read(), File::compact().read());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_scale_that_is_no_float_is_named() {
    let file = replaced(File::compact(), "c1.weight.scale", "I8", vec![1; 6]);
    let (name, expected) = ("c1.weight.scale".into(), "F16, BF16, F32 or F64");
    assert_eq!(file.read(), Err(Error::TensorType { name, expected, got: "I8".into() }));
}

/// Reads a file whose element 7 of `c3.weight` has these bytes.
fn with_element<const N: usize>(dtype: &str, bytes: [u8; N]) -> Result<LeNet5> {
    let mut all = vec![0; 16 * 6 * 25 * N];
    all[7 * N..8 * N].copy_from_slice(&bytes);
    replaced(File::full(), "c3.weight", dtype, all).read()
}

#[wasm_bindgen_test(unsupported = test)]
fn an_element_that_is_no_finite_number_is_named_in_each_type() {
    let [nan, infinite] = [f32::NAN, f32::INFINITY].map(|value| (value.to_bits() >> 16) as u16);
    for read in [
        with_element("F16", 0x7e00_u16.to_le_bytes()),
        with_element("F16", 0xfc00_u16.to_le_bytes()),
        with_element("BF16", nan.to_le_bytes()),
        with_element("BF16", infinite.to_le_bytes()),
        with_element("F64", f64::NAN.to_le_bytes()),
        with_element("F64", f64::NEG_INFINITY.to_le_bytes()),
    ] {
        let error = read.unwrap_err();
        assert!(matches!(&error, Error::TensorValue { name, index: 7, .. } if name == "c3.weight"), "{error}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_weight_that_is_too_large_is_named() {
    let error = |value: f64| with_element("F64", value.to_le_bytes()).unwrap_err().to_string();
    assert_eq!(error(-10_000.001), "tensor c3.weight, element 7: expected a number within ±10000, got -10000.001");
    assert_eq!(error(3.5e38), "tensor c3.weight, element 7: expected a number within ±10000, got inf");
    // The largest weight plus less than half a step of float32 rounds to the largest weight.
    assert!(with_element("F64", 10_000.000_4_f64.to_le_bytes()).is_ok());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_type_that_is_no_float_is_named() {
    for (dtype, size) in [("I64", 8), ("I32", 4), ("U8", 1), ("BOOL", 1), ("F8_E4M3", 1), ("C64", 8)] {
        let file = replaced(File::full(), "f6.weight", dtype, vec![0; 84 * 120 * size]);
        let words = format!("tensor f6.weight: expected elements of type F16, BF16, F32, F64 or I8, got {dtype}");
        assert_eq!(file.read().unwrap_err().to_string(), words);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn elements_of_another_size_than_the_type_has_are_refused() {
    for dtype in ["F16", "BF16", "F64"] {
        let mut file = File::full();
        file.header["c5.weight"]["dtype"] = json!(dtype);
        let error = file.read().unwrap_err().to_string();
        assert!(error.contains(&format!("c5.weight: expected the bytes of {dtype} [120, 400], got 192000")), "{error}");
    }
}
