//! Int8 inference: the fast kernels equal the definition exactly, and the logits are close to those of float32.

use lenet5::{
    Glyph, LeNet5, Recognizer,
    internals::{
        Int8LeNet5,
        kernels::{
            conv2d::Conv2dShape,
            int8::{Unit, quantised, reference},
        },
    },
    shape::{C1_MAPS, C3_MAPS, CLASSES, GLYPH, GLYPH_PIXELS, PAD, PADDED, S2_SIDE},
};
use rand::{Rng, RngExt};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{assert_same_bits, seeded};

/// Quantises activations to integer multiples of a unit.
fn activations(values: &[f32], unit: Unit) -> Vec<i16> {
    values.iter().map(|value| (value * unit.per_one()).round_ties_even() as i16).collect()
}

/// A layer's outputs before ReLU: the integer sums of `sum`, scaled back. `layer` is the layer's index.
fn outputs(net: &LeNet5, layer: usize, unit: Unit, sum: impl Fn(&[i8], &mut [i32]), inner: usize) -> Vec<f32> {
    let (weight, bias) = (net.stored()[2 * layer], net.stored()[2 * layer + 1]);
    let mut scales = vec![0.0; bias.len()];
    let weight = quantised(weight, &mut scales).expect("weights that are multiples of a scale");
    let mut sums = vec![0; bias.len() * inner];
    sum(&weight, &mut sums);
    let worth = |(i, &sum): (usize, &i32)| sum as f32 * (scales[i / inner] * unit.value()) + bias[i / inner];
    sums.iter().enumerate().map(worth).collect()
}

fn rectified(values: Vec<f32>) -> Vec<f32> {
    values.into_iter().map(|value| if value > 0.0 { value } else { 0.0 }).collect()
}

/// Quantises values to the unit that fits the largest of them.
fn in_unit(values: &[f32]) -> (Vec<i16>, Unit) {
    let unit = Unit::of(values.iter().copied().fold(0.0, f32::max));
    (activations(values, unit), unit)
}

/// The definition: the reference kernels in sequence.
fn defined(net: &LeNet5, glyph: &Glyph) -> Vec<f32> {
    let mut padded = vec![0.0; PADDED * PADDED];
    for (y, row) in glyph.pixels().chunks_exact(GLYPH).enumerate() {
        padded[(y + PAD) * PADDED + PAD..][..GLYPH].copy_from_slice(row);
    }
    let c1 = Conv2dShape { channels: 1, height: PADDED, width: PADDED, out_channels: C1_MAPS };
    let c3 = Conv2dShape { channels: C1_MAPS, height: S2_SIDE, width: S2_SIDE, out_channels: C3_MAPS };
    let (mut input, mut unit) = (activations(&padded, Unit::GLYPH), Unit::GLYPH);
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

/// A random network with quantised weights and nonzero biases; in every third channel all weights are zero.
fn random_net(rng: &mut impl Rng, size: f32) -> LeNet5 {
    let mut net = LeNet5::random(rng);
    net.stored_mut().into_iter().skip(1).step_by(2).flatten().for_each(|b| *b = 0.2 * rng.random::<f32>() - 0.1);
    for (_, mut tensor) in net.parameters_mut() {
        tensor.iter_mut().for_each(|w| *w *= size);
        tensor.outer_iter_mut().step_by(3).for_each(|mut channel| channel.fill(0.0));
    }
    net.quantised()
}

/// Random greys in a box of `width` by `height` pixels at a random position; a blank glyph if either side is zero.
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
    // From sums near zero to sums that overflow float32.
    for size in [1.0, 0.3, 4.0, 1e-9, 1e-30, 1e4, 1e30] {
        let net = random_net(&mut rng, size);
        let int8 = Int8LeNet5::lossless(&net).unwrap();
        for box_size in [[GLYPH, GLYPH], [20, 20], [3, 20], [20, 1], [1, 1], [0, 0]] {
            let glyph = random_glyph(&mut rng, box_size);
            let (got, expected) = (int8.forward(&glyph), defined(&net, &glyph));
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
    let logits = Int8LeNet5::lossless(&net).unwrap().forward(&glyph);
    assert_same_bits(&logits, &defined(&net, &glyph), "every weight and every pixel at its maximum");
    // All products are exact here except for the units, so the float32 logits are right up to rounding.
    let expected = net.forward(&glyph);
    assert!(logits.iter().zip(expected).all(|(a, b)| (a / b - 1.0).abs() < 1e-3), "{logits:?} {expected:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn scales_are_found_whatever_the_step_count() {
    let mut rng = seeded(33);
    for largest in [1, 2, 7, 31, 93, 127_i8] {
        let expected: Vec<i8> =
            (0..200).map(|i| if i < 4 { largest } else { rng.random_range(-largest..=largest) }).collect();
        let scales = [1.0, 0.1, 3e-5, 7e9_f32];
        let weight: Vec<f32> =
            expected.iter().zip(scales.iter().cycle()).map(|(&q, scale)| scale * f32::from(q)).collect();
        let mut found = [0.0; 4];
        assert_eq!(quantised(&weight, &mut found), Some(expected), "{largest} steps");
        assert!(found.iter().zip(scales).all(|(a, b)| (a / b - 1.0).abs() <= f32::EPSILON), "{found:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn other_weights_are_refused() {
    let net = LeNet5::random(&mut seeded(34));
    assert!(Int8LeNet5::lossless(&net).is_none(), "weights at random");
    for tensor in 0..10 {
        let mut net = net.quantised();
        assert!(Int8LeNet5::lossless(&net).is_some());
        let values = &mut net.stored_mut()[tensor];
        let last = values.last_mut().unwrap();
        *last = if tensor % 2 == 0 { *last + 1e-4 } else { 1e-4 };
        assert_eq!(
            Int8LeNet5::lossless(&net).is_some(),
            tensor % 2 == 1,
            "tensor {tensor}: weights must be multiples, biases need not"
        );
    }
    for bad in [f32::NAN, f32::INFINITY] {
        let mut net = LeNet5::zeros();
        net.stored_mut()[4][7] = bad;
        assert!(Int8LeNet5::lossless(&net).is_none(), "{bad}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_recognizer_computes_in_int8_where_nothing_is_lost() {
    let (exact, mut rng) = (LeNet5::random(&mut seeded(35)), seeded(36));
    let glyph = random_glyph(&mut rng, [20, 20]);
    let own = exact.forward(&glyph);
    assert_same_bits(&Recognizer::new(exact).logits(&glyph), &own, "weights at random");
    let shipped = LeNet5::shipped();
    let int8 = Int8LeNet5::lossless(&shipped).expect("the shipped weights are compact").forward(&glyph);
    assert_same_bits(&Recognizer::new(shipped).logits(&glyph), &int8, "the shipped weights");
}

#[wasm_bindgen_test(unsupported = test)]
fn logits_are_next_to_those_of_f32() {
    let (net, mut rng) = (LeNet5::shipped(), seeded(32));
    let int8 = Int8LeNet5::lossless(&net).unwrap();
    for _ in 0..20 {
        let glyph = random_glyph(&mut rng, [20, 20]);
        let (got, expected) = (int8.forward(&glyph), net.forward(&glyph));
        // Four roundings, each to 2^-14 of the layer's largest value; logits are in the tens.
        assert!((0..CLASSES).all(|class| (got[class] - expected[class]).abs() < 0.05), "{got:?} {expected:?}");
    }
}
