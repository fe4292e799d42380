//! Calibration: of a hundred answers with probability 0.9, ninety should be right.
//!
//! A trained network is usually overconfident or underconfident throughout. One number corrects that: the
//! *temperature*, by which all logits are divided (Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural
//! networks", 2017, section 4.2). It changes no answer, only its probability.

use serde::Serialize;

use crate::{
    network::{
        LeNet5,
        loss::{cross_entropy, one_hot},
    },
    shape::CLASSES,
};

/// The number of bins of equal width that answers are sorted into by probability.
const BINS: usize = 10;

/// The temperature in `1/4..=4` that minimises the loss of these answers; one if there are none.
///
/// The loss is convex in `1 / temperature`, so golden-section search finds its minimum.
#[must_use]
pub fn temperature(logits: &[[f32; CLASSES]], labels: &[u8]) -> f32 {
    if logits.is_empty() {
        return 1.0;
    }
    let loss = |sharpness: f64| -> f64 {
        let losses = logits.iter().zip(labels).map(|(logits, &label)| {
            f64::from(cross_entropy(&logits.map(|logit| sharpness as f32 * logit), &one_hot(label)).0)
        });
        losses.sum()
    };
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (0.25, 4.0);
    // Each step leaves 0.618 of the interval; 24 steps leave a hundred-thousandth.
    for _ in 0..24 {
        let (a, b) = (high - golden * (high - low), low + golden * (high - low));
        if loss(a) < loss(b) { high = b } else { low = a }
    }
    (2.0 / (low + high)) as f32
}

impl LeNet5 {
    /// Divides all logits by `temperature`, by dividing OUTPUT's weights and biases.
    pub fn divide_logits(&mut self, temperature: f32) {
        let (weight, bias) = self.output.parameters.stored_mut().into();
        weight.iter_mut().chain(bias).for_each(|value| *value /= temperature);
    }
}

/// A reliability diagram: answers binned by probability, with the share of right answers in each bin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Reliability {
    /// In ascending order of probability.
    pub bins: [Bin; BINS],
}

/// Answers of similar probability.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Bin {
    /// The number of answers.
    pub n: usize,
    /// The number of right answers.
    pub correct: usize,
    /// The sum of their probabilities.
    pub probability: f64,
}

impl Reliability {
    /// Counts an answer with this probability, `0..=1`.
    pub fn add(&mut self, probability: f32, correct: bool) {
        let bin = &mut self.bins[((probability * BINS as f32) as usize).min(BINS - 1)];
        bin.n += 1;
        bin.correct += usize::from(correct);
        bin.probability += f64::from(probability);
    }

    /// The expected calibration error: the difference between a bin's mean probability and its share of right answers,
    /// averaged over all answers. Source: Guo et al. (2017), equation 3.
    #[must_use]
    pub fn error(&self) -> f64 {
        let n: usize = self.bins.iter().map(|bin| bin.n).sum();
        self.bins.iter().map(|bin| (bin.correct as f64 - bin.probability).abs()).sum::<f64>() / n.max(1) as f64
    }
}

impl core::ops::AddAssign for Reliability {
    fn add_assign(&mut self, other: Self) {
        for (bin, other) in self.bins.iter_mut().zip(other.bins) {
            bin.n += other.n;
            bin.correct += other.correct;
            bin.probability += other.probability;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Perfectly calibrated answers: 3 of 4 are right, at odds of 3 to 1.
    fn honest() -> (Vec<[f32; CLASSES]>, Vec<u8>) {
        let mut logits = [-60.0; CLASSES];
        (logits[0], logits[1]) = (3.0_f32.ln(), 0.0);
        (vec![logits; 8], vec![0, 0, 0, 1, 0, 0, 1, 0])
    }

    #[test]
    fn honest_answers_are_left_as_they_are_and_others_are_made_so() {
        let (logits, labels) = honest();
        assert!((temperature(&logits, &labels) - 1.0).abs() < 1e-3);
        let boasting: Vec<_> = logits.iter().map(|row| row.map(|logit| 2.5 * logit)).collect();
        assert!((temperature(&boasting, &labels) - 2.5).abs() < 1e-3);
        assert_eq!(temperature(&[], &[]), 1.0);
    }

    #[test]
    fn dividing_logits_divides_logits() {
        let mut net = LeNet5::shipped();
        let glyph = crate::glyph::Glyph::new(&[0.5; 784]).expect("a glyph");
        let before = net.forward(&glyph);
        net.divide_logits(2.0);
        assert_eq!(net.forward(&glyph), before.map(|logit| logit / 2.0), "halving is exact");
    }

    #[test]
    fn the_error_is_the_mean_distance_between_word_and_deed() {
        let mut reliability = Reliability::default();
        assert_eq!(reliability.error(), 0.0);
        for (probability, correct) in [(1.0, true), (1.0, true), (0.75, true), (0.75, false)] {
            reliability.add(probability, correct);
        }
        // Two of two at 1; one of two at 0.75.
        assert_eq!(reliability.error(), (0.0 + 0.5) / 4.0);
    }

    #[test]
    fn answers_are_binned_by_tenths_and_sums_are_of_all() {
        let count = |answers: &[(f32, bool)]| {
            let mut reliability = Reliability::default();
            answers.iter().for_each(|&(probability, correct)| reliability.add(probability, correct));
            reliability
        };
        let answers = [(0.0, false), (0.25, true), (0.26, false), (0.75, true), (1.0, true)];
        let all = count(&answers);
        assert_eq!(all.bins.map(|bin| bin.n), [1, 0, 2, 0, 0, 0, 0, 1, 0, 1]);
        assert_eq!(all.bins[2], Bin { n: 2, correct: 1, probability: 0.25 + f64::from(0.26_f32) });
        let mut sum = count(&answers[..3]);
        sum += count(&answers[3..]);
        sum += count(&[]);
        assert_eq!(sum, all);
    }
}
