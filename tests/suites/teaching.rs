//! Fine-tuning: its gradients, its bits, and that it can be cancelled. `tests/native/teachers.rs` tests its gains and costs.

use std::sync::{Arc, LazyLock};

use lenet5::{
    Error, Glyph, Ink, LeNet5, Point, Recognizer,
    ink::normalize::normalize,
    internals::Int8LeNet5,
    network::loss::{argmax, cross_entropy, one_hot},
    training::{
        Example, FineTune, Kept, OneThread, Trainer,
        fine_tune::{DIGITS_TOLERANCE, Fit, Guard, Sample, Settings, Shape, Taught, target},
        optim::{Optimizer, Rule},
        synth,
    },
};
use rand::RngExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{FNV, REPLAY, SHIPPED, fnv1a, gradient, seeded};

/// A few steps, enough for the last of them to be quantisation-aware.
const BRIEF: Settings = Settings {
    steps: 8,
    rate: 0.003,
    lesson_blocks: 1,
    replay_blocks: 3,
    deformation: 1.15,
    focus: 3.0,
    keep: 0.1,
    drift: 0.015,
    quantised: 0.3,
};

/// A triangle that means 4, a 7 as a picture, and a dot that is not a digit.
fn samples() -> Vec<Sample> {
    let at = |x, y| Point { x, y };
    let ink = |points: &[Point]| Shape::Ink(Ink::new([points]).unwrap());
    let triangle = ink(&[at(10.0, 90.0), at(50.0, 10.0), at(90.0, 90.0), at(10.0, 90.0)]);
    let seven = normalize(&synth::digit(7, &mut seeded(5)));
    vec![
        Sample { shape: triangle, label: Some(4) },
        Sample { shape: Shape::Glyph(Box::new(seven)), label: Some(7) },
        Sample { shape: ink(&[at(50.0, 50.0)]), label: None },
    ]
}

fn tuning(samples: Vec<Sample>, seed: u64) -> FineTune {
    FineTune::new(Arc::clone(&REPLAY), samples, BRIEF, seed).unwrap()
}

/// The network that a round with seed 3 gives.
static LEARNED: LazyLock<LeNet5> = LazyLock::new(|| learn(tuning(samples(), 3)));

fn learn(mut tuning: FineTune) -> LeNet5 {
    while tuning.step().is_some() {}
    tuning.finish().net
}

/// A hash over the bits of the weights.
fn hash(net: &LeNet5) -> u64 {
    fnv1a(FNV, net.stored().into_iter().flatten().flat_map(|w| w.to_bits().to_le_bytes()))
}

#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_of_lessons_and_replay_is_that_of_their_losses() {
    let (mut rng, other) = (seeded(23), LeNet5::random(&mut seeded(24)));
    let mut net = LeNet5::random(&mut rng);
    // Zero biases would leave blank paper at ReLU's kink, where there is no gradient to compare with.
    net.stored_mut().into_iter().skip(1).step_by(2).flatten().for_each(|b| *b = 0.1 * (rng.random::<f32>() - 0.5));
    let pixel = |_| if rng.random_bool(0.3) { f32::from(rng.random::<u8>()) / 255.0 } else { 0.0 };
    let pixels: Vec<f32> = (0..16 * 784).map(pixel).collect();
    let glyphs: Vec<Glyph> = pixels.chunks(784).map(|pixels| Glyph::new(pixels).unwrap()).collect();
    let kept: Vec<[f32; 10]> = glyphs.iter().map(|glyph| other.forward(glyph)).collect();
    let weight = 0.3;

    // Without momentum and at rate 0, the optimizer's state is the gradient, and the network stays as it is.
    let mut trainer = Trainer::new(net.clone(), Optimizer::new(Rule::Sgd { momentum: 0.0, decay: 0.0 }), 16);
    trainer.step(0.0, &OneThread, |n, example: &mut Example| {
        example.pixels = *glyphs[n].pixels();
        example.target = one_hot(3);
        example.kept = (n >= 4).then(|| Kept { logits: kept[n], weight });
    });
    let loss = |n: usize, logits: &[f64]| {
        let loss = if n < 4 {
            gradient::cross_entropy(logits, &one_hot(3))
        } else {
            f64::from(weight) * gradient::squared_error(logits, &kept[n])
        };
        loss / 16.0
    };
    gradient::check(&net, &trainer.optimizer.mean, &glyphs, loss, &mut rng);
}

/// This hash changes whenever training, generated ink or the shipped weights change. It must then change to the same value
/// on every target.
#[wasm_bindgen_test(unsupported = test)]
fn the_same_seed_teaches_the_same_bits_on_every_target() {
    assert_eq!(hash(&LEARNED), 0xac1b_5237_8438_4d29, "{:#x}", hash(&LEARNED));
    assert_ne!(hash(&LEARNED), hash(&learn(tuning(samples(), 4))));
}

#[wasm_bindgen_test(unsupported = test)]
fn stopping_after_any_step_leaves_the_base_and_the_next_round_as_they_were() {
    let (base, expected) = (LeNet5::shipped(), &*LEARNED);
    for steps in [1, BRIEF.steps - 1] {
        let mut cancelled = tuning(samples(), 9);
        assert_eq!((0..steps).filter_map(|_| cancelled.step()).count() as u32, steps);
        drop(cancelled);
        assert_eq!(REPLAY.base(), &base, "after {steps} steps");
    }
    assert_eq!(&learn(tuning(samples(), 3)), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn progress_is_the_mean_of_lessons_and_of_replay() {
    let progress = |lesson_blocks: usize, replay_blocks: usize| {
        let mut tuning =
            FineTune::new(Arc::clone(&REPLAY), samples(), Settings { lesson_blocks, replay_blocks, ..BRIEF }, 3)
                .unwrap();
        [tuning.step().unwrap(), tuning.step().unwrap()]
    };
    let ([one, _], [two, next]) = (progress(1, 0), progress(2, 0));
    assert!(two.loss < 1.5 * one.loss && one.loss < 1.5 * two.loss, "{} {}", one.loss, two.loss);
    assert_eq!([two.drift, next.drift], [0.0; 2], "nothing is replayed");
}

#[wasm_bindgen_test(unsupported = test)]
fn without_a_step_nothing_is_learned_and_a_fit_says_how_the_samples_are_read() {
    let taught = tuning(samples(), 3).finish();
    assert!(taught.float == LeNet5::shipped() && Int8LeNet5::lossless(&taught.net).is_some());
    let before = taught.before;
    let (mut right, mut loss) = (0, 0.0);
    for Sample { shape, label } in samples() {
        let glyph = match shape {
            Shape::Ink(ink) => normalize(&ink),
            Shape::Glyph(glyph) => *glyph,
        };
        let logits = SHIPPED.logits(&glyph);
        let sure = SHIPPED.probabilities(&glyph).into_iter().any(|probability| probability >= 0.8);
        right += usize::from(label.map_or(!sure, |label| argmax(&logits) == usize::from(label)));
        // For a non-digit, the least possible loss is that of a uniform guess, which is subtracted.
        loss += cross_entropy(&logits, &target(label)).0 - if label.is_none() { 10_f32.ln() } else { 0.0 };
    }
    assert_eq!((before.n, before.right), (3, right));
    assert!((before.loss - loss / 3.0).abs() < 1e-5, "{} {}", before.loss, loss / 3.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_learned_by_any_step_is_exact_in_int8() {
    for steps in [1, 5, BRIEF.steps] {
        let mut tuning = tuning(samples(), 3);
        for step in 1..=steps {
            let progress = tuning.step().unwrap();
            assert!(progress.step == step && progress.steps == BRIEF.steps && progress.loss.is_finite());
        }
        let taught = tuning.finish();
        assert!(Int8LeNet5::lossless(&taught.net).is_some(), "after {steps} steps");
        assert_ne!(taught.float, LeNet5::shipped());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn without_samples_nothing_is_learned_and_nothing_offered() {
    let blank = Sample { shape: Shape::Glyph(Box::new(Glyph::blank())), label: Some(3) };
    for samples in [vec![], vec![blank]] {
        let mut tuning = tuning(samples, 3);
        assert_eq!(tuning.step(), None);
        let taught = tuning.finish();
        assert_eq!(taught.float, LeNet5::shipped());
        assert!(taught.guard.holds() && !taught.is_improvement());
        // The shipped weights are exact in int8 already, so quantising them changes no answer.
        let taught = Recognizer::new(taught.net);
        let ink = synth::digit(2, &mut seeded(6));
        assert_eq!(SHIPPED.recognize(&ink).digit, taught.recognize(&ink).digit);
    }
}

/// A synthetic digit, slanted as one hand might do from time to time, with a label.
fn slanted(digit: u8, slant: f32, label: u8) -> Sample {
    let ink = synth::digit(digit, &mut seeded(1)).map(|Point { x, y }| Point { x: x + slant * y, y }).unwrap();
    Sample { shape: Shape::Ink(ink), label: Some(label) }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_drawing_that_looks_like_those_of_another_label_is_left_out() {
    let blank = Sample { shape: Shape::Glyph(Box::new(Glyph::blank())), label: Some(3) };
    let hand = || vec![blank.clone(), slanted(5, 0.0, 5), slanted(6, 0.0, 6), slanted(6, 0.1, 6)];
    let wrong = |n: u8| slanted(5, 0.05 * f32::from(n), 6);
    let check = |more: Vec<Sample>, left_out: &[usize]| {
        let samples: Vec<Sample> = hand().into_iter().chain(more).collect();
        let taught = tuning(samples.clone(), 3).finish();
        assert_eq!(taught.mislabelled, left_out);
        let good = samples.len() - left_out.len() - 1;
        assert_eq!((taught.before.n, taught.after.n), (good, good), "a fit is of what was learned from");
    };
    check(vec![], &[]);
    check(vec![wrong(1)], &[4]);
    check(vec![slanted(5, 0.05, 5), wrong(2), slanted(5, 0.15, 5)], &[5]);
    // Each is now most like the other: two of a form are meant.
    check(vec![wrong(1), wrong(2)], &[]);
    // A non-digit may look like anything.
    check(vec![Sample { label: None, ..wrong(1) }, Sample { label: None, ..slanted(6, 0.3, 6) }], &[]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_form_that_was_drawn_once_is_learned() {
    // Nothing else is labelled 6.
    let taught = tuning(vec![slanted(5, 0.0, 5), slanted(5, 0.05, 6)], 3).finish();
    assert_eq!((taught.mislabelled, taught.before.n), (vec![], 2));
}

/// A fit of four samples: how many are read right, and the loss.
fn fit(right: usize, loss: f32) -> Fit {
    Fit { n: 4, right, loss }
}

#[wasm_bindgen_test(unsupported = test)]
fn offered_is_what_reads_more_samples_or_all_more_clearly_and_most_of_them() {
    let held = Guard { digits: 1000, agreed: 1000, ..Guard::default() };
    let lost = 1 + (DIGITS_TOLERANCE / 100.0 * held.digits as f64) as usize;
    let broken = Guard { agreed: held.digits - lost, ..held };
    for (before, after, offered) in [
        (fit(2, 1.0), fit(3, 1.0), true),
        (fit(3, 0.5), fit(4, 0.9), true),
        (fit(4, 0.9), fit(4, 0.5), true),
        (fit(4, 0.5), fit(4, 0.5), false),
        (fit(4, 0.5), fit(4, 0.9), false),
        (fit(3, 0.9), fit(3, 0.5), false),
        (fit(4, 0.9), fit(3, 0.5), false),
        // Half of the samples is not most of them.
        (Fit { n: 2, ..fit(0, 0.9) }, Fit { n: 2, ..fit(1, 0.5) }, false),
    ] {
        for guard in [held, broken] {
            let net = LeNet5::zeros();
            let mut taught =
                Taught { float: net.clone(), net, guard, before, after, after_float: after, mislabelled: Vec::new() };
            assert_eq!(taught.is_improvement(), offered && guard == held, "{before:?} {after:?} {guard:?}");
            // Samples that were left out count as not read right: now half of all are.
            taught.mislabelled = (after.n..2 * after.right).collect();
            assert!(!taught.is_improvement(), "{before:?} {after:?} {guard:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_label_that_is_no_digit_is_refused() {
    let mut samples = samples();
    samples[1].label = Some(10);
    let error = FineTune::new(Arc::clone(&REPLAY), samples, BRIEF, 1).unwrap_err();
    assert_eq!(error, Error::Label { index: 1, got: 10 });
    assert_eq!(error.to_string(), "label 1: expected a digit in 0..=9, got 10");
    assert_eq!(error.name(), "Label");
}
