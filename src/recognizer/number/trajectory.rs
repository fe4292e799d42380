//! A second classifier for the digits of a number. It reads the pen's trajectory, which the network does not see.
//!
//! ```text
//! features: (87) ─dense, ReLU─► (48) ─dense─► ten scores, averaged over three such networks
//! logarithms of the network's probabilities + weight x scores ─softmax─► revised probabilities
//! ```
//!
//! It misreads more digits than the network, but different ones: on the glyph a narrow 9 looks like a 1, but its trajectory
//! is twice as long. The two are combined by a weighted product (a logarithmic opinion pool). The answer for a single digit
//! is the network's alone, so that what a page shows of the network explains it.

use libm::logf;

use crate::{
    ink::{
        Ink,
        trajectory::{FEATURES, features},
    },
    network::loss::softmax,
    shape::CLASSES,
};

/// The number of hidden units of a network.
pub const HIDDEN: usize = 48;
/// The number of a network's weights: the biases of the hidden units and their weights, feature by feature, then the same
/// for the digits.
pub const WEIGHTS: usize = (1 + FEATURES) * HIDDEN + (1 + HIDDEN) * CLASSES;
/// The number of networks, fitted alike but from different random weights. Their mean depends less on chance than one.
pub const NETWORKS: usize = 3;
/// The fitted weights are integer multiples of this.
pub const STEP: f32 = 1.0 / 32.0;

/// Where the ink comes from, which decides how far its trajectory is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A pen drew it.
    Drawn,
    /// It was traced from a picture: ends, bends and crossings are not where the pen had them.
    Traced,
}

impl Source {
    /// The weight of this classifier in the product; the network's is 1.
    #[must_use]
    pub const fn weight(self) -> f32 {
        match self {
            Self::Drawn => 1.0,
            Self::Traced => 0.3,
        }
    }
}

/// The networks whose mean is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct TrajectoryClassifier(pub Vec<TrajectoryNetwork>);

/// The weights of one network, as one list.
#[derive(Debug, Clone, PartialEq)]
pub struct TrajectoryNetwork(pub Vec<f32>);

impl TrajectoryClassifier {
    /// The score of each digit.
    #[must_use]
    pub fn scores(&self, ink: &Ink) -> [f32; CLASSES] {
        let features = features(ink);
        let mut sums = [0.0; CLASSES];
        for network in &self.0 {
            let (_, scores) = network.forward(&features);
            sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        }
        sums.map(|sum| sum / self.0.len() as f32)
    }
}

/// The network's probabilities, revised by these scores.
#[must_use]
pub fn revise(probabilities: &[f32; CLASSES], scores: &[f32; CLASSES], source: Source) -> [f32; CLASSES] {
    let weight = source.weight();
    // Far below any probability that decides something.
    let log = |digit: usize| logf(probabilities[digit].max(1e-6)) + weight * scores[digit];
    softmax(&core::array::from_fn(log))
}

impl TrajectoryNetwork {
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

/// The sums of all units: their biases, and then, input by input, what it adds to each unit. In this order a vector holds
/// several units, and each unit still adds in ascending order.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ink::Point;

    /// A network whose scores are the digits' biases, whatever the features.
    fn always(scores: [f32; CLASSES]) -> TrajectoryNetwork {
        let mut weights = vec![0.0; WEIGHTS];
        weights[(1 + FEATURES) * HIDDEN..][..CLASSES].copy_from_slice(&scores);
        TrajectoryNetwork(weights)
    }

    #[test]
    fn scores_are_the_mean_of_the_networks() {
        let ink = Ink::new([[Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 9.0 }]]).unwrap();
        let classifier =
            TrajectoryClassifier(vec![always([2.0; CLASSES]), always([4.0; CLASSES]), always([9.0; CLASSES])]);
        assert_eq!(classifier.scores(&ink), [5.0; CLASSES]);
        assert_eq!(TrajectoryClassifier::fitted().0.len(), NETWORKS);
    }

    #[test]
    fn scores_count_with_their_weight() {
        let even = [0.1; CLASSES];
        let scores: [f32; CLASSES] = core::array::from_fn(|digit| if digit == 4 { 2.0 } else { 0.0 });
        for source in [Source::Drawn, Source::Traced] {
            let revised = revise(&even, &scores, source);
            assert!((revised[4] / revised[5] - (2.0 * source.weight()).exp()).abs() < 1e-4, "{revised:?}");
        }
    }
}
