//! A person's drawings as examples: each is drawn again and again as the same hand might have drawn it.

use core::f32::consts::LN_10;

use rand::{Rng, RngExt};

use super::{Sample, Shape};
use crate::{
    network::{
        LeNet5,
        loss::{cross_entropy, one_hot},
    },
    shape::CLASSES,
    training::{
        deform::Deformation,
        examples::{Example, NO_DIGIT, pen, sheared},
    },
};

/// Variants of a sample by which its need is estimated.
const VARIANTS: usize = 8;

/// Samples, and how often each is taken.
#[derive(Debug)]
pub(super) struct Lessons {
    samples: Vec<Sample>,
    deformation: Deformation,
    /// The probability of each sample, up to a factor, and the sum of all.
    needs: Vec<f32>,
    total: f32,
}

impl Lessons {
    /// Each sample is taken in proportion to 1 + `focus` times the loss of the base network on variants of it: a batch
    /// goes where there is something to learn, and still rehearses what is known already.
    pub(super) fn new(samples: Vec<Sample>, strength: f32, focus: f32, base: &LeNet5, rng: &mut impl Rng) -> Self {
        let deformation = Deformation::of_strength(strength);
        let mut lessons = Self { samples, deformation, needs: Vec::new(), total: 0.0 };
        let mut variants = vec![Example::default(); VARIANTS];
        for index in 0..lessons.samples.len() {
            variants.iter_mut().for_each(|variant| lessons.make(index, rng, variant));
            let pixels: Vec<_> = variants.iter().map(|variant| variant.pixels).collect();
            let logits = base.forward_rows(&pixels);
            let losses = logits.iter().zip(&variants).map(|(logits, variant)| excess(logits, &variant.target));
            let need = 1.0 + focus * losses.sum::<f32>() / VARIANTS as f32;
            lessons.needs.push(need);
            lessons.total += need;
        }
        lessons
    }

    pub(super) fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// Makes an example from one of the samples.
    pub(super) fn draw(&self, rng: &mut impl Rng, example: &mut Example) {
        let mut left = rng.random::<f32>() * self.total;
        let found = self.needs.iter().position(|need| {
            left -= need;
            left < 0.0
        });
        // Rounding may leave a little of the sum over.
        self.make(found.unwrap_or(self.samples.len() - 1), rng, example);
    }

    fn make(&self, index: usize, rng: &mut impl Rng, example: &mut Example) {
        let Sample { shape, label } = &self.samples[index];
        let glyph = match shape {
            Shape::Ink(ink) => &pen(&sheared(ink, rng), rng),
            Shape::Glyph(glyph) => glyph,
        };
        self.deformation.apply(glyph.pixels(), rng, &mut example.pixels);
        example.target = target(*label);
        example.kept = None;
    }
}

/// The target for a label; for a non-digit all digits are equally likely, as in [training](crate::training::examples).
#[must_use]
pub fn target(label: Option<u8>) -> [f32; CLASSES] {
    label.map_or(NO_DIGIT, one_hot)
}

/// The cross-entropy above the least that the target allows, which is zero for a digit and ln 10 for a non-digit.
pub(super) fn excess(logits: &[f32; CLASSES], target: &[f32; CLASSES]) -> f32 {
    let least = if *target == NO_DIGIT { LN_10 } else { 0.0 };
    cross_entropy(logits, target).0 - least
}
