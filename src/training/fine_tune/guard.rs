//! What the lessons have cost: answers, before and after, to drawings that no step has seen.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

use super::{Sample, likeness::Look};
use crate::{
    ink::normalize::normalize,
    network::{
        LeNet5,
        int8::Int8LeNet5,
        loss::{SURE, argmax, softmax},
    },
    shape::{CLASSES, GLYPH_PIXELS},
    training::synth,
};

/// The seed of the drawings. It is not the caller's, so that all guards can be compared.
const SEED: u64 = 0x6775_6172_6421;
/// The numbers of digits and of non-digits.
const DIGITS: u32 = 2000;
const NON_DIGITS: u32 = 1000;

/// The largest share, in percent, of digits that may be read differently: ten of the 2,000. A correction moves a few
/// drawings that the network was never sure of, in either direction; more is damage.
pub const DIGITS_TOLERANCE: f64 = 0.5;

/// The significance level of the test for a loss among the non-digits: a network that answers as before except for
/// noise fails one time in a hundred at most.
pub const NON_DIGITS_CHANCE: f64 = 0.01;

/// The [likeness](Look::likeness) from which on a non-digit may be the form that was taught. After an odd form was taught,
/// most of the non-digits that are taken for digits are above it, and few of the others.
const ALIKE: f32 = 0.8;

/// Answers to the same drawings before and after: a fixed set of generated digits and non-digits, none of which was
/// rehearsed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Guard {
    /// The number of digits.
    pub digits: usize,
    /// The number of digits that are read as before.
    pub agreed: usize,
    /// The number of non-digits, without those that were taught: that look like a sample and are now taken for this
    /// sample's label.
    pub non_digits: usize,
    /// The number of these non-digits that the base network refuses.
    pub refused_before: usize,
    /// The number of them that the taught network refuses.
    pub refused_after: usize,
    /// The number of them that only the base network refuses.
    pub accepted: usize,
}

impl Guard {
    /// Whether nothing was lost: at most [`DIGITS_TOLERANCE`] of the digits are read differently, and the refusals of
    /// non-digits have dropped by no more than chance explains.
    ///
    /// A few non-digits change sides in any round, since they were barely refused or accepted before. If nothing was
    /// lost, a drawing that changes sides is as likely to be refused as to be accepted. So this is a sign test on those
    /// drawings (McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
    /// 1947; here exact and one-sided).
    #[must_use]
    pub fn holds(&self) -> bool {
        let Self { digits, agreed, refused_before, refused_after, accepted, .. } = *self;
        let refused = (accepted + refused_after).saturating_sub(refused_before);
        100.0 * (digits - agreed) as f64 <= DIGITS_TOLERANCE * digits as f64
            && chance(accepted, accepted + refused) >= NON_DIGITS_CHANCE
    }
}

/// The probability that a fair coin shows heads `heads` times or more in `tosses`.
fn chance(heads: usize, tosses: usize) -> f64 {
    // Binomial coefficients divided by 2^tosses, which a double holds up to a thousand tosses.
    let mut term = 0.5_f64.powi(tosses as i32);
    let mut below = 0.0;
    for k in 0..heads {
        below += term;
        term *= (tosses - k) as f64 / (k + 1) as f64;
    }
    1.0 - below
}

/// Drawings by which a taught network is checked, with the base network's answers.
#[derive(Debug)]
pub(super) struct GuardSet {
    digits: Vec<[f32; GLYPH_PIXELS]>,
    answers: Vec<usize>,
    /// Each drawing, and whether the base network refuses it.
    non_digits: Vec<([f32; GLYPH_PIXELS], bool)>,
}

impl GuardSet {
    pub(super) fn new(base: &LeNet5) -> Self {
        let mut rng = Pcg64Mcg::seed_from_u64(SEED);
        let digits: Vec<_> = (0..DIGITS)
            .map(|_| {
                let digit = rng.random_range(0..CLASSES as u8);
                *normalize(&synth::digit(digit, &mut rng)).pixels()
            })
            .collect();
        let read = Read::new(base);
        let answers = digits.iter().map(|pixels| argmax(&read.logits(pixels))).collect();
        let non_digit = |_| {
            let pixels = *normalize(&synth::not_a_digit(&mut rng)).pixels();
            (pixels, is_unsure(&read.logits(&pixels)))
        };
        Self { answers, non_digits: (0..NON_DIGITS).map(non_digit).collect(), digits }
    }

    /// Compares a taught network with the base network.
    ///
    /// A non-digit is left out if it was taught: if it looks like a sample and is now taken for this sample's label.
    /// Somebody who writes a mirrored 7 wants it accepted, and some of the non-digits are mirrored digits.
    pub(super) fn check(&self, net: &LeNet5, samples: &[Sample]) -> Guard {
        let read = Read::new(net);
        let taught: Vec<_> =
            samples.iter().filter_map(|sample| Some((Look::of(sample.glyph().pixels()), sample.label?))).collect();
        let answers = self.digits.iter().zip(&self.answers);
        let agreed = answers.filter(|(pixels, answer)| argmax(&read.logits(pixels)) == **answer).count();
        let mut guard = Guard { digits: self.digits.len(), agreed, ..Guard::default() };
        for (pixels, before) in &self.non_digits {
            let logits = read.logits(pixels);
            let (digit, after) = (argmax(&logits), is_unsure(&logits));
            let accepted = *before && !after;
            if accepted {
                let mut same = taught.iter().filter(|(_, label)| usize::from(*label) == digit);
                let look = Look::of(pixels);
                if same.any(|(sample, _)| sample.likeness(&look) >= ALIKE) {
                    continue;
                }
            }
            guard.non_digits += 1;
            guard.refused_before += usize::from(*before);
            guard.refused_after += usize::from(after);
            guard.accepted += usize::from(accepted);
        }
        guard
    }
}

/// A network that answers as a [`Recognizer`](crate::Recognizer) does: in int8 if that is lossless.
pub(super) struct Read<'a> {
    net: &'a LeNet5,
    int8: Option<Int8LeNet5>,
}

impl<'a> Read<'a> {
    pub(super) fn new(net: &'a LeNet5) -> Self {
        Self { net, int8: Int8LeNet5::lossless(net) }
    }

    /// A network that answers in float32.
    pub(super) fn float32(net: &'a LeNet5) -> Self {
        Self { net, int8: None }
    }

    pub(super) fn logits(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        match &self.int8 {
            Some(int8) => int8.forward_pixels(pixels),
            None => self.net.forward_pixels(pixels),
        }
    }
}

/// Whether an answer would be *unsure*.
pub(super) fn is_unsure(logits: &[f32; CLASSES]) -> bool {
    softmax(logits).into_iter().all(|probability| probability < SURE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{glyph::Glyph, network::loss::one_hot, shape::GLYPH, training::fine_tune::Shape};

    #[test]
    fn the_chance_of_heads_is_that_of_a_fair_coin() {
        assert_eq!(chance(0, 0), 1.0);
        assert_eq!(chance(3, 3), 0.125);
        assert_eq!(chance(2, 3), 0.5);
        // 1 + 10 + 45 of 1,024.
        assert!((chance(8, 10) - 56.0 / 1024.0).abs() < 1e-12);
        assert!((chance(500, 1000) - 0.5126).abs() < 1e-4);
    }

    #[test]
    fn nothing_is_lost_by_what_chance_explains_and_no_more() {
        let guard = |accepted: usize, refused: usize| Guard {
            digits: 2000,
            agreed: 1990,
            non_digits: 1000,
            refused_before: 900,
            refused_after: 900 + refused - accepted,
            accepted,
        };
        assert!(guard(0, 0).holds() && guard(6, 0).holds() && guard(20, 9).holds() && guard(0, 50).holds());
        assert!(!guard(7, 0).holds() && !guard(20, 5).holds());
        assert!(!Guard { agreed: 1989, ..guard(0, 0) }.holds());
    }

    /// A network that gives every drawing the same answer: this digit or, for `None`, an unsure one.
    fn always(digit: Option<u8>) -> LeNet5 {
        digit.map_or_else(LeNet5::zeros, |digit| LeNet5::always(one_hot(digit).map(|p| 9.0 * p)))
    }

    #[test]
    fn a_guard_counts_what_changes_sides_but_for_what_was_taught() {
        let drawing = |from: usize| -> [f32; GLYPH_PIXELS] {
            core::array::from_fn(|i| f32::from(u8::from(i / GLYPH >= from && i / GLYPH < from + 4)))
        };
        let [upper, lower] = [drawing(4), drawing(20)];
        let set = GuardSet {
            digits: vec![upper; 5],
            answers: vec![3, 3, 3, 7, 8],
            non_digits: vec![(upper, true), (upper, false), (lower, true)],
        };
        let guard = |agreed, non_digits, refused_before, refused_after, accepted| Guard {
            digits: 5,
            agreed,
            non_digits,
            refused_before,
            refused_after,
            accepted,
        };
        let sample = |pixels: &[f32; GLYPH_PIXELS], label| Sample {
            shape: Shape::Glyph(Box::new(Glyph::new(pixels).unwrap())),
            label,
        };
        assert_eq!(set.check(&always(Some(3)), &[]), guard(3, 3, 2, 0, 2));
        assert_eq!(set.check(&always(Some(7)), &[]), guard(1, 3, 2, 0, 2));
        // In doubt, a network reads every drawing as the first digit, and refuses it.
        assert_eq!(set.check(&always(None), &[sample(&upper, Some(0))]), guard(0, 3, 2, 3, 0));
        // Non-digits that were accepted before are not left out, and neither are those that look like no sample.
        assert_eq!(set.check(&always(Some(3)), &[sample(&upper, Some(3))]), guard(3, 2, 1, 0, 1));
        let others = [sample(&upper, Some(7)), sample(&drawing(12), Some(3)), sample(&lower, None)];
        assert_eq!(set.check(&always(Some(3)), &others), guard(3, 3, 2, 0, 2));
    }

    #[test]
    fn an_answer_is_unsure_unless_one_digit_has_four_fifths() {
        // One digit has `odds` to 1 against the others together.
        let logits = |odds: f32| core::array::from_fn(|class| if class == 6 { (9.0 * odds).ln() } else { 0.0 });
        assert!(!is_unsure(&logits(4.01)) && is_unsure(&logits(3.99)));
    }
}
