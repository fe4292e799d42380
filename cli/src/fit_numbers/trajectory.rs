//! Fits a network of the trajectory classifier to digits by real and synthetic hands, minimising cross-entropy.
//!
//! During training its features are standardised to mean 0 and variance 1. Noise is added to them, without which it would
//! overfit the few real hands. The shift and scale are folded into its weights afterwards.

use lenet5::{
    Ink,
    ink::trajectory::{FEATURES, features},
    network::loss::{cross_entropy, one_hot},
    recognizer::number::{
        TrajectoryNetwork,
        trajectory::{HIDDEN, WEIGHTS},
    },
    shape::CLASSES,
    training::synth,
};
use rand::seq::SliceRandom;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::{adam::Adam, compose::bell, hands::other_hand};
use crate::ink_file::Drawn;

/// The number of digits by synthetic hands.
const SYNTHETIC: usize = 60_000;
/// The number of variants of each digit by a real hand, each as another hand might have written it.
const REPEATS: usize = 6;
const EPOCHS: usize = 8;
const BATCH: usize = 128;
/// The number of examples that one thread sums up.
const CHUNK: usize = 16;
const RATE: f32 = 0.005;
/// The standard deviation of the noise.
const NOISE: f32 = 0.5;
/// The index where the output layer's weights begin.
const DIGITS: usize = (1 + FEATURES) * HIDDEN;

type Example = ([f32; FEATURES], u8);

pub(super) fn fit(drawn: &[&Drawn], rng: &mut Pcg64Mcg) -> TrajectoryNetwork {
    let mut inks: Vec<(Ink, u8)> = Vec::new();
    for Drawn { ink, label, .. } in drawn {
        if let Some(label) = *label {
            inks.extend((0..REPEATS).map(|_| (other_hand(ink, rng), label)));
        }
    }
    for i in 0..SYNTHETIC {
        let label = (i % 10) as u8;
        let ink = synth::digit(label, rng);
        inks.push((other_hand(&ink, rng), label));
    }
    let mut examples: Vec<Example> = inks.into_par_iter().map(|(ink, label)| (features(&ink), label)).collect();
    let spread: Vec<(f32, f32)> = (0..FEATURES).map(|feature| standardise(&mut examples, feature)).collect();

    let mut network = TrajectoryNetwork((0..WEIGHTS).map(|i| start(i) * bell(rng)).collect());
    let mut adam = Adam::new(WEIGHTS, RATE, EPOCHS * examples.len().div_ceil(BATCH));
    for _ in 0..EPOCHS {
        examples.shuffle(rng);
        for batch in examples.chunks(BATCH) {
            let noisy = |(features, label): &Example| (features.map(|value| value + NOISE * bell(rng)), *label);
            let batch: Vec<Example> = batch.iter().map(noisy).collect();
            let sums: Vec<_> = batch.par_chunks(CHUNK).map(|chunk| gradient(&network, chunk)).collect();
            let sum = sums.into_iter().reduce(|mut all, one| {
                all.iter_mut().zip(one).for_each(|(sum, g)| *sum += g);
                all
            });
            adam.step(&mut network.0, &sum.unwrap_or_default(), batch.len());
        }
    }
    let (biases, rows) = network.0[..DIGITS].split_at_mut(HIDDEN);
    for (row, (mean, deviation)) in rows.chunks_mut(HIDDEN).zip(spread) {
        for (weight, bias) in row.iter_mut().zip(biases.iter_mut()) {
            *weight /= deviation;
            *bias -= mean * *weight;
        }
    }
    network
}

/// Standardises a feature to mean 0 and variance 1, and returns its original mean and standard deviation.
fn standardise(examples: &mut [Example], feature: usize) -> (f32, f32) {
    let n = examples.len() as f64;
    let mean = examples.iter().map(|(features, _)| f64::from(features[feature])).sum::<f64>() / n;
    let variance = examples.iter().map(|(features, _)| (f64::from(features[feature]) - mean).powi(2)).sum::<f64>() / n;
    let (mean, deviation) = (mean as f32, variance.sqrt() as f32 + 1e-3);
    examples.iter_mut().for_each(|(features, _)| features[feature] = (features[feature] - mean) / deviation);
    (mean, deviation)
}

/// The scale of a weight's initial value: one over the square root of its unit's number of inputs, and 0 for biases.
fn start(i: usize) -> f32 {
    let (i, inputs, units) = if i < DIGITS { (i, FEATURES, HIDDEN) } else { (i - DIGITS, HIDDEN, CLASSES) };
    if i < units { 0.0 } else { 1.0 / (inputs as f32).sqrt() }
}

/// The gradient of the cross-entropy, summed over examples.
fn gradient(network: &TrajectoryNetwork, examples: &[Example]) -> Vec<f64> {
    let mut sums = vec![0.0; WEIGHTS];
    let (hidden, digits) = sums.split_at_mut(DIGITS);
    let rows = network.0[DIGITS + CLASSES..].chunks(CLASSES);
    for (features, label) in examples {
        let (units, scores) = network.forward(features);
        let (_, d_scores) = cross_entropy(&scores, &one_hot(*label));
        let mut d_units = [0.0; HIDDEN];
        for ((d_unit, row), _) in d_units.iter_mut().zip(rows.clone()).zip(units).filter(|(_, unit)| *unit > 0.0) {
            *d_unit = row.iter().zip(d_scores).map(|(weight, d)| weight * d).sum();
        }
        add(digits, &units, &d_scores);
        add(hidden, features, &d_units);
    }
    sums
}

/// Adds the gradient of a layer's biases and weights.
fn add(sums: &mut [f64], inputs: &[f32], d_units: &[f32]) {
    for (row, input) in sums.chunks_mut(d_units.len()).zip([1.0].iter().chain(inputs)) {
        for (sum, d) in row.iter_mut().zip(d_units) {
            *sum += f64::from(d * input);
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn gradients_are_the_slopes_of_the_loss() {
        const STEP: f32 = 1e-3;
        let rng = &mut Pcg64Mcg::seed_from_u64(2);
        let network = TrajectoryNetwork((0..WEIGHTS).map(|_| 0.3 * bell(rng)).collect());
        let example = (features(&synth::digit(4, rng)), 4);
        let gradient = gradient(&network, &[example]);
        for i in (0..WEIGHTS).step_by(7) {
            let beside = |step: f32| {
                let mut weights = network.0.clone();
                weights[i] += step;
                f64::from(cross_entropy(&TrajectoryNetwork(weights).forward(&example.0).1, &one_hot(4)).0)
            };
            let slope = (beside(STEP) - beside(-STEP)) / (2.0 * f64::from(STEP));
            assert!((slope - gradient[i]).abs() < 0.02 * (1.0 + slope.abs()), "{i}: {slope} {}", gradient[i]);
        }
    }
}
