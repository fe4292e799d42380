//! Softmax, argmax, and the cross-entropy with its gradient, for hard targets (one digit) and soft targets (a
//! distribution).
//!
//! The exponential is `libm`'s, which gives the same bits on every target. The standard library's depends on the
//! platform.

use libm::{expf, logf};

use crate::shape::CLASSES;

/// The probability from which on an answer counts as sure.
pub(crate) const SURE: f32 = 0.8;

/// Probabilities of the classes, `exp(logit - max) / sum`; they sum to one up to rounding.
#[must_use]
pub fn softmax(logits: &[f32; CLASSES]) -> [f32; CLASSES] {
    let (exponentials, sum, _) = shifted_exponentials(logits);
    exponentials.map(|e| e / sum)
}

/// The loss, `-sum of target * log(probability)`, and its gradient with respect to the logits, `probability - target`.
///
/// `target` must sum to one; [`one_hot`] is the target for a digit.
#[must_use]
pub fn cross_entropy(logits: &[f32; CLASSES], target: &[f32; CLASSES]) -> (f32, [f32; CLASSES]) {
    let (exponentials, sum, max) = shifted_exponentials(logits);
    let log_sum = max + logf(sum);
    let loss = logits.iter().zip(target).map(|(logit, t)| t * (log_sum - logit)).sum();
    (loss, core::array::from_fn(|class| exponentials[class] / sum - target[class]))
}

/// `exp(logit - max)` for each class, their sum in ascending order, and the maximum. Shifting keeps `exp` in range.
fn shifted_exponentials(logits: &[f32; CLASSES]) -> ([f32; CLASSES], f32, f32) {
    let max = logits.iter().fold(f32::NEG_INFINITY, |max, &logit| max.max(logit));
    let exponentials = logits.map(|logit| expf(logit - max));
    (exponentials, exponentials.iter().sum(), max)
}

/// Half the squared distance between `logits` and the logits to keep, and its gradient with respect to `logits`.
///
/// Adding a constant to all logits changes no probability, so the mean of the differences is subtracted.
#[must_use]
pub fn squared_error(logits: &[f32; CLASSES], kept: &[f32; CLASSES]) -> (f32, [f32; CLASSES]) {
    let differences: [f32; CLASSES] = core::array::from_fn(|class| logits[class] - kept[class]);
    let mean = differences.iter().sum::<f32>() / CLASSES as f32;
    let centred = differences.map(|difference| difference - mean);
    (0.5 * centred.iter().map(|d| d * d).sum::<f32>(), centred)
}

/// How far the probabilities of `logits` are from those of `kept`: the Kullback–Leibler divergence, in nats.
#[must_use]
pub fn divergence(logits: &[f32; CLASSES], kept: &[f32; CLASSES]) -> f32 {
    let probabilities = softmax(kept);
    // It is never negative, but a difference of rounded losses may be.
    (cross_entropy(logits, &probabilities).0 - cross_entropy(kept, &probabilities).0).max(0.0)
}

/// The class of the largest value; the first, if several are equal.
#[must_use]
pub fn argmax(values: &[f32; CLASSES]) -> usize {
    (1..CLASSES).fold(0, |best, class| if values[class] > values[best] { class } else { best })
}

/// The hard target for `digit`: one for its class, zero elsewhere.
#[must_use]
pub fn one_hot(digit: u8) -> [f32; CLASSES] {
    core::array::from_fn(|class| if class == usize::from(digit) { 1.0 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one_and_survive_huge_logits() {
        for scale in [0.0, 1.0, 50.0, 1e30] {
            let p = softmax(&core::array::from_fn(|i| scale * (i as f32 - 4.0)));
            assert!((p.iter().sum::<f32>() - 1.0).abs() <= 10.0 * f32::EPSILON, "{p:?}");
        }
    }

    #[test]
    fn the_divergence_is_that_of_the_probabilities() {
        let kept: [f32; CLASSES] = core::array::from_fn(|i| (i as f32 * 0.9).cos() * 3.0);
        assert_eq!(divergence(&kept, &kept), 0.0);
        assert!(divergence(&kept.map(|logit| logit + 5.0), &kept) < 1e-5, "a constant changes no probability");
        let logits = core::array::from_fn(|i| (i as f32 * 1.7).sin() * 2.0);
        let terms = softmax(&kept).into_iter().zip(softmax(&logits)).map(|(p, q)| p * (p / q).ln());
        let expected: f32 = terms.sum();
        assert!(expected > 0.5 && (divergence(&logits, &kept) - expected).abs() < 1e-5, "{expected}");
    }

    #[test]
    fn the_gradient_is_that_of_the_loss() {
        let logits = core::array::from_fn(|i| (i as f32 * 1.7).sin() * 2.0);
        let target = core::array::from_fn(|i| if i < 4 { 0.25 } else { 0.0 });
        let h = 1.0 / 64.0;
        // The error of central differences: h^2 / 6 times the third derivative (at most 1/6 for a softmax, 0 for squares), and
        // the rounding of two losses of about 3.
        let tolerance = h * h / 36.0 + 16.0 * f32::EPSILON / h;
        for loss in [cross_entropy, squared_error] {
            let (_, gradient) = loss(&logits, &target);
            for class in 0..CLASSES {
                let beside = |step: f32| {
                    let mut moved = logits;
                    moved[class] += step;
                    loss(&moved, &target).0
                };
                let numeric = (beside(h) - beside(-h)) / (2.0 * h);
                assert!((numeric - gradient[class]).abs() <= tolerance, "class {class}: {numeric} {}", gradient[class]);
            }
        }
    }
}
