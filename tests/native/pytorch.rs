//! The network and its files against independent implementations: PyTorch in double precision (`tests/pytorch/reference.py`),
//! Python's safetensors (`tests/pytorch/exchange.py`), and the files that PyTorch writes (`tests/pytorch/saved.py`).

use lenet5::{
    LeNet5,
    internals::kernels::BLOCK,
    network::{
        Block,
        loss::{cross_entropy, one_hot},
    },
    shape::GLYPH_PIXELS,
};
use serde_json::Value;

/// The formula of `reference.py`: numbers in -0.5..0.5 that `f32` holds exactly.
fn noise(stream: u64, index: usize) -> f32 {
    let hash = (index as u64 + stream * 1_000_003).wrapping_mul(2_654_435_761) % (1 << 32);
    (hash >> 16) as f32 / 65_536.0 - 0.5
}

fn network() -> LeNet5 {
    let mut net = LeNet5::zeros();
    for (stream, (_, mut tensor)) in (1..).zip(net.parameters_mut()) {
        let fan_in = (tensor.len() / tensor.shape()[0]) as f64;
        let scale = if tensor.ndim() > 1 { (24.0 / fan_in).sqrt().log2().round().exp2() as f32 } else { 0.25 };
        tensor.iter_mut().enumerate().for_each(|(index, w)| *w = noise(stream, index) * scale);
    }
    net
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|v| v.as_f64().expect("a number")).collect()
}

#[test]
fn logits_loss_and_gradients_are_pytorchs() {
    let reference: Value = serde_json::from_str(include_str!("../pytorch/reference.json")).unwrap();
    let (net, targets) = (network(), [3, 1, 4, 9]);
    let (mut block, mut gradient) = (Block::new(), LeNet5::zeros());
    for n in 0..targets.len() {
        let pixels: [f32; GLYPH_PIXELS] = core::array::from_fn(|i| (noise(100, n * GLYPH_PIXELS + i) * 2.0).max(0.0));
        block.load(n, &pixels);
    }
    net.forward_block(&mut block);
    (0..BLOCK).for_each(|n| block.set_d_logits(n, [0.0; 10]));
    let mut loss = 0.0;
    for (n, &target) in targets.iter().enumerate() {
        let logits = block.logits(n);
        for (got, expected) in logits.iter().zip(numbers(&reference["logits"][n])) {
            // 417 k products in chains of at most 400, each rounded: a few thousand ulps at worst, if all errors have
            // the same sign. Errors of random sign add up to the square root of this bound.
            let tolerance = 400.0 * f64::from(f32::EPSILON) * expected.abs().max(1.0);
            assert!((f64::from(*got) - expected).abs() <= tolerance, "image {n}: logit {got}, PyTorch {expected}");
        }
        let (share, d_logits) = cross_entropy(&logits, &one_hot(target));
        loss += f64::from(share);
        block.set_d_logits(n, d_logits);
    }
    let expected = reference["loss"].as_f64().unwrap();
    assert!((loss - expected).abs() <= 400.0 * f64::from(f32::EPSILON) * expected, "loss {loss}, PyTorch {expected}");

    net.backward_block(&mut block, &mut gradient);
    for (name, tensor) in gradient.parameters() {
        let (got, entry) = (tensor.iter().map(|&d| f64::from(d)).collect::<Vec<_>>(), &reference["gradients"][name]);
        let norm = entry["norm"].as_f64().unwrap();
        let got_norm = got.iter().map(|d| d * d).sum::<f64>().sqrt();
        // The longest chain is C1's: 784 pixels of 4 images. Each term's error is below the largest gradient's ulp.
        let tolerance = 784.0 * f64::from(f32::EPSILON) * norm;
        assert!((got_norm - norm).abs() <= tolerance, "{name}: norm {got_norm}, PyTorch {norm}");
        for (at, expected) in numbers(&entry["at"]).into_iter().zip(numbers(&entry["values"])) {
            let d = got[at as usize];
            assert!((d - expected).abs() <= tolerance, "{name}[{at}]: {d}, PyTorch {expected}");
        }
    }
}

/// `exchange.py` opened a file of these bytes with Python's safetensors and found the same values in it.
#[test]
fn python_opens_what_is_exported() {
    let opened: Value = serde_json::from_str(include_str!("../pytorch/exchange.json")).unwrap();
    let mut net = LeNet5::zeros();
    for (_, mut tensor) in net.parameters_mut() {
        tensor.iter_mut().enumerate().for_each(|(index, w)| *w = (index as f32 % 97.0 - 48.0) / 64.0);
    }
    let bytes = net.to_safetensors();
    let mut crc = flate2::Crc::new();
    crc.update(&bytes);
    assert_eq!(
        (opened["bytes"].as_u64(), opened["crc32"].as_u64()),
        (Some(bytes.len() as u64), Some(crc.sum().into()))
    );
}

/// `saved.py` let PyTorch write files of these bytes.
#[test]
fn what_pytorch_saves_is_read() {
    let saved: Value = serde_json::from_str(include_str!("../pytorch/saved.json")).unwrap();
    for file in saved["files"].as_array().unwrap() {
        let what = format!("{}, {}", file["wrapper"], file["dtype"]);
        let value =
            |index: usize| (index as f64 % 97.0 - 48.0) / if file["dtype"] == "torch.float64" { 192.0 } else { 64.0 };
        let text = file["header"].as_str().unwrap();
        let header: Value = serde_json::from_str(text).unwrap();
        let mut tensors: Vec<&Value> = header.as_object().unwrap().values().collect();
        tensors.sort_by_key(|tensor| tensor["data_offsets"][0].as_u64());
        let mut bytes = [&(text.len() as u64).to_le_bytes()[..], text.as_bytes()].concat();
        for tensor in tensors {
            let count = numbers(&tensor["shape"]).iter().product::<f64>() as usize;
            bytes.extend((0..count).flat_map(|index| element(tensor["dtype"].as_str().unwrap(), value(index))));
        }
        let mut crc = flate2::Crc::new();
        crc.update(&bytes);
        assert_eq!(file["crc32"], crc.sum(), "{what}: these are not PyTorch's bytes");
        let net = LeNet5::from_safetensors(&bytes).unwrap();
        for (name, tensor) in net.parameters() {
            assert!(tensor.iter().enumerate().all(|(index, &got)| got == value(index) as f32), "{what}: {name}");
        }
    }
}

/// An element of a safetensors file. The value must be one that the type holds.
fn element(dtype: &str, value: f64) -> Vec<u8> {
    let bits = (value as f32).to_bits();
    match dtype {
        "F64" => value.to_le_bytes().to_vec(),
        "F32" => bits.to_le_bytes().to_vec(),
        "BF16" => ((bits >> 16) as u16).to_le_bytes().to_vec(),
        // The exponent is biased by 15 instead of 127 and has three bits less; the fraction has 13 bits less.
        "F16" if value == 0.0 => vec![0; 2],
        "F16" => (((bits >> 16) as u16 & 1 << 15) | (((bits & 0x7fff_ffff) - (112 << 23)) >> 13) as u16)
            .to_le_bytes()
            .to_vec(),
        other => panic!("{other}"),
    }
}
