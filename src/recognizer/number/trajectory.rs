//! A second classifier for the digits of a number. It reads the pen's trajectory, which the network does not see.
//!
//! ```text
//! features: (53) ─dense, ReLU─► (24) ─dense─► ten scores
//! logarithms of the network's probabilities + WEIGHT x scores ─softmax─► revised probabilities
//! ```
//!
//! It misreads more digits than the network, but other ones: on the glyph a narrow 9 looks like a 1, but its trajectory is
//! twice as long. The two are combined by a weighted product (a logarithmic opinion pool). The answer for a single digit is
//! the network's alone, so that what a page shows of the network explains it.

use libm::logf;

use super::fitted::TRAJECTORY;
use crate::{
    ink::{
        Ink,
        trajectory::{FEATURES, features},
    },
    network::loss::softmax,
    shape::CLASSES,
};

/// The number of hidden units.
pub const HIDDEN: usize = 24;
/// The number of weights: those of the hidden units, each after its bias, then those of the digits.
pub const WEIGHTS: usize = HIDDEN * (1 + FEATURES) + CLASSES * (1 + HIDDEN);
/// The fitted weights are whole multiples of this.
pub const STEP: f32 = 1.0 / 32.0;
/// The weight of this classifier in the product; the network's is 1.
const WEIGHT: f32 = 0.3;

/// The weights, as one list.
#[derive(Debug, Clone, PartialEq)]
pub struct TrajectoryClassifier(pub Vec<f32>);

impl TrajectoryClassifier {
    /// The fitted weights.
    #[must_use]
    pub fn fitted() -> Self {
        Self(TRAJECTORY.iter().map(|&weight| f32::from(weight) * STEP).collect())
    }

    /// The network's probabilities for `ink`, revised.
    #[must_use]
    pub fn revise(&self, probabilities: &[f32; CLASSES], ink: &Ink) -> [f32; CLASSES] {
        let (_, scores) = self.forward(&features(ink));
        // Far below any probability that decides something.
        let log = |digit: usize| logf(probabilities[digit].max(1e-6)) + WEIGHT * scores[digit];
        softmax(&core::array::from_fn(log))
    }

    /// The hidden units, and the score of each digit.
    #[inline(never)]
    #[must_use]
    pub fn forward(&self, features: &[f32; FEATURES]) -> ([f32; HIDDEN], [f32; CLASSES]) {
        let (hidden, digits) = self.0.split_at(HIDDEN * (1 + FEATURES));
        let (mut units, mut scores) = ([0.0; HIDDEN], [0.0; CLASSES]);
        dense(hidden, features, &mut units);
        units.iter_mut().for_each(|unit| *unit = unit.max(0.0));
        dense(digits, &units, &mut scores);
        (units, scores)
    }
}

/// The sums of each unit, whose weights follow its bias, in ascending order.
#[inline(never)]
fn dense(weights: &[f32], inputs: &[f32], units: &mut [f32]) {
    for (unit, own) in units.iter_mut().zip(weights.chunks(1 + inputs.len())) {
        *unit = own[1..].iter().zip(inputs).fold(own[0], |sum, (weight, input)| sum + weight * input);
    }
}
