//! A second classifier for the digits of a number. It reads the pen's trajectory, which the network does not see.
//!
//! ```text
//! features: (87) ─dense, ReLU─► (48) ─dense─► ten scores
//! logarithms of the network's probabilities + weight x scores ─softmax─► revised probabilities
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
pub const HIDDEN: usize = 48;
/// The number of weights: the biases of the hidden units and their weights, feature by feature, then those of the digits.
pub const WEIGHTS: usize = (1 + FEATURES) * HIDDEN + (1 + HIDDEN) * CLASSES;
/// The fitted weights are whole multiples of this.
pub const STEP: f32 = 1.0 / 32.0;
/// The weight of this classifier in the product where a pen drew the ink; the network's is 1.
pub const DRAWN: f32 = 0.8;
/// The same where the ink was traced on a picture: ends, bends and crossings are not where the pen had them.
pub const TRACED: f32 = 0.3;

/// The weights, as one list.
#[derive(Debug, Clone, PartialEq)]
pub struct TrajectoryClassifier(pub Vec<f32>);

impl TrajectoryClassifier {
    /// The fitted weights.
    #[must_use]
    pub fn fitted() -> Self {
        Self(TRAJECTORY.iter().map(|&weight| f32::from(weight) * STEP).collect())
    }

    /// The network's probabilities for `ink`, revised with a weight, [`DRAWN`] or [`TRACED`].
    #[must_use]
    pub fn revise(&self, probabilities: &[f32; CLASSES], ink: &Ink, weight: f32) -> [f32; CLASSES] {
        let (_, scores) = self.forward(&features(ink));
        // Far below any probability that decides something.
        let log = |digit: usize| logf(probabilities[digit].max(1e-6)) + weight * scores[digit];
        softmax(&core::array::from_fn(log))
    }

    /// The hidden units, and the score of each digit.
    #[inline(never)]
    #[must_use]
    pub fn forward(&self, features: &[f32; FEATURES]) -> ([f32; HIDDEN], [f32; CLASSES]) {
        let (hidden, digits) = self.0.split_at((1 + FEATURES) * HIDDEN);
        let mut units: [f32; HIDDEN] = dense(hidden, features);
        units.iter_mut().for_each(|unit| *unit = unit.max(0.0));
        let scores = dense(digits, &units);
        (units, scores)
    }
}

/// The sums of all units: their biases, and input by input what it adds to each. In this order a vector holds several
/// units, and each unit still adds in ascending order.
fn dense<const UNITS: usize>(weights: &[f32], inputs: &[f32]) -> [f32; UNITS] {
    let (biases, rows) = weights.as_chunks::<UNITS>().0.split_first().expect("there are biases");
    let mut sums = *biases;
    for (row, input) in rows.iter().zip(inputs) {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight * input;
        }
    }
    sums
}
