//! Whether what was learned has cost something: drawings that no step has seen, answered before and after.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

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

/// What the drawings follow from: not the caller's seed, so that all guards compare.
const SEED: u64 = 0x6775_6172_6421;
/// Digits, and drawings that are none.
const DIGITS: u32 = 2000;
const NON_DIGITS: u32 = 1000;

/// The largest share, in percent, of digits that may be read otherwise: ten of the 2,000. A correction moves a few
/// drawings that the network was never sure of, in either direction; more is damage.
pub const DIGITS_TOLERANCE: f64 = 0.5;

/// The largest share, in percent, of non-digits that may be refused no more: thirty of the 1,000.
///
/// It is not zero because the form that is taught may be among them, as a mirrored 7 is: a person who writes it so wants
/// it accepted, and up to 21 of the drawings were, in the odd forms tried. Lessons in an ordinary hand move one or two.
pub const NON_DIGITS_TOLERANCE: f64 = 3.0;

/// Drawings by which a network is checked, with the answers of the network before.
#[derive(Debug)]
pub(super) struct GuardSet {
    digits: Vec<[f32; GLYPH_PIXELS]>,
    answers: Vec<usize>,
    non_digits: Vec<[f32; GLYPH_PIXELS]>,
    refused: usize,
}

/// Answers to the same drawings before and after: made-up digits and non-digits, fixed once and for all, none of which
/// was rehearsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Guard {
    /// How many digits.
    pub digits: usize,
    /// How many of them are read as before.
    pub agreed: usize,
    /// How many drawings that are no digit.
    pub non_digits: usize,
    /// How many of those the base network refuses.
    pub refused_before: usize,
    /// How many of those the taught network refuses.
    pub refused_after: usize,
}

impl Guard {
    /// Whether nothing was lost, within [`DIGITS_TOLERANCE`] and [`NON_DIGITS_TOLERANCE`].
    #[must_use]
    pub fn holds(&self) -> bool {
        let within = |lost: usize, of: usize, tolerance: f64| 100.0 * lost as f64 <= tolerance * of as f64;
        let accepted = self.refused_before.saturating_sub(self.refused_after);
        within(self.digits - self.agreed, self.digits, DIGITS_TOLERANCE)
            && within(accepted, self.non_digits, NON_DIGITS_TOLERANCE)
    }
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
        let non_digits: Vec<_> = (0..NON_DIGITS).map(|_| *normalize(&synth::not_a_digit(&mut rng)).pixels()).collect();
        let read = Read::new(base);
        let answers = digits.iter().map(|pixels| argmax(&read.logits(pixels))).collect();
        let refused = read.refused(&non_digits);
        Self { digits, answers, non_digits, refused }
    }

    /// Compares a network with the one before.
    pub(super) fn check(&self, net: &LeNet5) -> Guard {
        let read = Read::new(net);
        let answers = self.digits.iter().zip(&self.answers);
        Guard {
            digits: self.digits.len(),
            agreed: answers.filter(|(pixels, answer)| argmax(&read.logits(pixels)) == **answer).count(),
            non_digits: self.non_digits.len(),
            refused_before: self.refused,
            refused_after: read.refused(&self.non_digits),
        }
    }
}

/// A network that answers as a [`Recognizer`](crate::Recognizer) does: in int8 where that loses nothing.
pub(super) struct Read<'a> {
    net: &'a LeNet5,
    int8: Option<Int8LeNet5>,
}

impl<'a> Read<'a> {
    pub(super) fn new(net: &'a LeNet5) -> Self {
        Self { net, int8: Int8LeNet5::lossless(net) }
    }

    pub(super) fn logits(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        match &self.int8 {
            Some(int8) => int8.forward_pixels(pixels),
            None => self.net.forward_pixels(pixels),
        }
    }

    fn refused(&self, drawings: &[[f32; GLYPH_PIXELS]]) -> usize {
        drawings.iter().filter(|pixels| is_unsure(&self.logits(pixels))).count()
    }
}

/// Whether an answer would be *unsure*.
pub(super) fn is_unsure(logits: &[f32; CLASSES]) -> bool {
    softmax(logits).into_iter().all(|probability| probability < SURE)
}
