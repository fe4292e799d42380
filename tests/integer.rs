//! The network in whole numbers: the fast kernels equal the definition exactly, and its answers are those of `f32`.

mod support;

use lenet5::{
    Glyph, LeNet5,
    kernels::{
        conv2d::Conv2dShape,
        integer::{COARSE, FINE, Unit, quantise, reference},
    },
    lenet5::Quantised,
    shape::{C1_MAPS, C3_MAPS, CLASSES, GLYPH, GLYPH_PIXELS, PAD, PADDED, S2_SIDE},
};
use rand::{Rng, RngExt};
use support::{assert_same_bits, seeded};
use wasm_bindgen_test::wasm_bindgen_test;

/// Values counted in a unit.
fn counted(values: &[f32], unit: Unit) -> Vec<i16> {
    values.iter().map(|value| (value * unit.per_one()).round_ties_even() as i16).collect()
}

/// A layer's outputs before its rectifier: sums of whole numbers by `sum`, and what they are worth. `layer` is its place
/// among the network's.
fn outputs(net: &LeNet5, layer: usize, unit: Unit, sum: impl Fn(&[i8], &mut [i32]), inner: usize) -> Vec<f32> {
    let (weight, bias) = (net.stored()[2 * layer], net.stored()[2 * layer + 1]);
    let mut scales = vec![0.0; bias.len()];
    let largest = if matches!(layer, 2 | 3) { COARSE } else { FINE };
    let weight = quantise(weight, largest, &mut scales);
    let mut sums = vec![0; bias.len() * inner];
    sum(&weight, &mut sums);
    let worth = |(i, &sum): (usize, &i32)| sum as f32 * (scales[i / inner] * unit.value()) + bias[i / inner];
    sums.iter().enumerate().map(worth).collect()
}

fn rectified(values: Vec<f32>) -> Vec<f32> {
    values.into_iter().map(|value| if value > 0.0 { value } else { 0.0 }).collect()
}

/// Values in the unit that suits them.
fn in_unit(values: &[f32]) -> (Vec<i16>, Unit) {
    let unit = Unit::of(values.iter().copied().fold(0.0, f32::max));
    (counted(values, unit), unit)
}

/// The definition: the reference kernels one after the other.
fn defined(net: &LeNet5, glyph: &Glyph) -> Vec<f32> {
    let mut padded = vec![0.0; PADDED * PADDED];
    for (y, row) in glyph.pixels().chunks_exact(GLYPH).enumerate() {
        padded[(y + PAD) * PADDED + PAD..][..GLYPH].copy_from_slice(row);
    }
    let c1 = Conv2dShape { channels: 1, height: PADDED, width: PADDED, out_channels: C1_MAPS };
    let c3 = Conv2dShape { channels: C1_MAPS, height: S2_SIDE, width: S2_SIDE, out_channels: C3_MAPS };
    let (mut input, mut unit) = (counted(&padded, Unit::GLYPH), Unit::GLYPH);
    for (layer, shape) in [c1, c3].into_iter().enumerate() {
        let pooled = shape.output_len() / shape.out_channels / 4;
        let sum = |weight: &[i8], sums: &mut [i32]| reference::convolve_and_pool(shape, &input, weight, sums);
        (input, unit) = in_unit(&rectified(outputs(net, layer, unit, sum, pooled)));
    }
    for layer in 2..5 {
        let sum = |weight: &[i8], sums: &mut [i32]| reference::multiply(&input, weight, sums);
        let values = outputs(net, layer, unit, sum, 1);
        if layer == 4 {
            return values;
        }
        (input, unit) = in_unit(&rectified(values));
    }
    unreachable!("the last layer returns")
}

/// A network at random, biases and all; every third channel has weights of zero alone.
fn random_net(rng: &mut impl Rng, size: f32) -> LeNet5 {
    let mut net = LeNet5::random(rng);
    net.stored_mut().into_iter().skip(1).step_by(2).flatten().for_each(|b| *b = 0.2 * rng.random::<f32>() - 0.1);
    for (_, mut tensor) in net.parameters_mut() {
        tensor.iter_mut().for_each(|w| *w *= size);
        tensor.outer_iter_mut().step_by(3).for_each(|mut channel| channel.fill(0.0));
    }
    net
}

/// Ink of random greys within `width` by `height` pixels somewhere on the paper; none at all if one of them is zero.
fn random_glyph(rng: &mut impl Rng, [width, height]: [usize; 2]) -> Glyph {
    let [left, top] = [width, height].map(|size| rng.random_range(0..=GLYPH - size));
    Glyph::from_fn(|y, x| {
        let inside = (left..left + width).contains(&x) && (top..top + height).contains(&y);
        if inside && rng.random_bool(0.6) { rng.random() } else { 0.0 }
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn fast_kernels_give_what_the_definition_gives() {
    let mut rng = seeded(31);
    // From sums of almost nothing to sums beyond all floats.
    for size in [1.0, 0.3, 4.0, 1e-9, 1e-38, 1e4, 1e30] {
        let net = random_net(&mut rng, size);
        let quantised = Quantised::from(&net);
        for box_size in [[GLYPH, GLYPH], [20, 20], [3, 20], [20, 1], [1, 1], [0, 0]] {
            let glyph = random_glyph(&mut rng, box_size);
            let (got, expected) = (quantised.logits(&glyph), defined(&net, &glyph));
            if expected.iter().all(|logit| logit.is_finite()) {
                assert_same_bits(&got, &expected, &format!("weights of about {size:e}, ink in {box_size:?}"));
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn extreme_sums_do_not_overflow() {
    let mut net = LeNet5::zeros();
    net.stored_mut().into_iter().step_by(2).for_each(|values| values.fill(1.0));
    let glyph = Glyph::new(&[1.0; GLYPH_PIXELS]).unwrap();
    let logits = Quantised::from(&net).logits(&glyph);
    assert_same_bits(&logits, &defined(&net, &glyph), "every weight and every pixel the largest");
    // All products are exact here but for the units, so the network's own answer is right to rounding.
    let expected = net.logits(&glyph);
    assert!(logits.iter().zip(expected).all(|(a, b)| (a / b - 1.0).abs() < 1e-3), "{logits:?} {expected:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn the_shipped_weights_pass_through_unchanged() {
    let net = LeNet5::shipped();
    for (i, weight) in net.stored().into_iter().enumerate().step_by(2) {
        let mut scales = vec![0.0; net.stored()[i + 1].len()];
        let largest = if matches!(i / 2, 2 | 3) { COARSE } else { FINE };
        let whole = quantise(weight, largest, &mut scales);
        for ((w, whole), scale) in weight.iter().zip(whole).zip(scales.iter().cycle()) {
            // The scale is rounded when it is made, and the product when it is undone.
            assert!((w - f32::from(whole) * scale).abs() <= 2.0 * f32::EPSILON * w.abs(), "tensor {i}: {w:e}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn logits_are_next_to_those_of_f32() {
    let (net, mut rng) = (LeNet5::shipped(), seeded(32));
    let quantised = Quantised::from(&net);
    for _ in 0..20 {
        let glyph = random_glyph(&mut rng, [20, 20]);
        let (got, expected) = (quantised.logits(&glyph), net.logits(&glyph));
        // Four roundings to one part in 2^14 of the layer's largest value; logits are some tens.
        assert!((0..CLASSES).all(|class| (got[class] - expected[class]).abs() < 0.05), "{got:?} {expected:?}");
    }
}
