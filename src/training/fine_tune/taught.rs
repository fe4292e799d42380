//! What fine-tuning gives: the network, how it reads the samples, and what it costs.

use super::{
    Sample,
    guard::{Guard, Read, is_unsure},
    lessons::{excess, target},
};
use crate::network::{LeNet5, loss::argmax};

/// What a network learned, and whether that is an improvement.
#[derive(Debug, Clone, PartialEq)]
pub struct Taught {
    /// The network: [exact in int8](crate::network::weights), so that it answers as fast as the base network.
    pub net: LeNet5,
    /// The network before its weights were quantised, for comparison.
    pub float: LeNet5,
    /// What the lessons cost on other drawings.
    pub guard: Guard,
    /// How the base network read the samples as they were drawn.
    pub before: Fit,
    /// How the taught network reads them.
    pub after: Fit,
    /// How it read them before its weights were quantised, in float32.
    pub after_float: Fit,
    /// The indices of the samples that were left out because their label seems wrong: the base network is sure of another
    /// digit, and the drawing looks more like one of that digit's samples than like any other with its own label. A second
    /// drawing of the same form and label clears both.
    pub mislabelled: Vec<usize>,
}

impl Taught {
    /// Whether to offer the network: more samples are read right than before, or all as before but with a lower loss;
    /// most are read right, where those that were left out are not; and the guard holds. If most cannot be learned, they
    /// contradict what everybody writes.
    #[must_use]
    pub fn is_improvement(&self) -> bool {
        let Self { before, after, mislabelled, .. } = self;
        let clearer = after.right == after.n && after.right == before.right && after.loss < before.loss;
        let most = 2 * after.right > after.n + mislabelled.len();
        self.guard.holds() && most && (after.right > before.right || clearer)
    }
}

/// How a network reads the samples that it learned from. It shows that they were learned, not how others are read.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Fit {
    /// The number of samples.
    pub n: usize,
    /// The number of samples read as their label, or refused if they are non-digits.
    pub right: usize,
    /// The mean loss above the least possible.
    pub loss: f32,
}

impl Fit {
    pub(super) fn of(read: &Read<'_>, samples: &[Sample]) -> Self {
        let mut fit = Self { n: samples.len(), ..Self::default() };
        for sample in samples {
            let logits = read.logits(sample.glyph().pixels());
            fit.right += usize::from(match sample.label {
                Some(label) => argmax(&logits) == usize::from(label),
                None => is_unsure(&logits),
            });
            fit.loss += excess(&logits, &target(sample.label)) / samples.len() as f32;
        }
        fit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{glyph::Glyph, network::loss::one_hot, training::fine_tune::Shape};

    #[test]
    fn a_sample_is_read_right_if_its_digit_is_or_what_is_none_is_unsure() {
        let sample = |label| Sample { shape: Shape::Glyph(Glyph::new(&[0.5; 784]).expect("a glyph").into()), label };
        let samples = [Some(6), Some(6), Some(1), None].map(sample);
        // Always 6, sure or not.
        for (bias, right) in [(9.0, 2), (0.1, 3)] {
            let net = LeNet5::always(one_hot(6).map(|p| bias * p));
            let fit = Fit::of(&Read::float32(&net), &samples);
            assert_eq!((fit.n, fit.right), (4, right), "{bias}");
        }
    }
}
