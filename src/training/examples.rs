//! Training examples: MNIST's images, recorded ink, synthetic digits, and synthetic drawings that are not digits.
//!
//! ```text
//! Examples ──epoch──▶ which examples, in which order ──make──▶ Example: a glyph, deformed, and its target
//! ```
//!
//! Ink takes the same path to a glyph as in inference. The target of a drawing that is not a digit is the uniform
//! distribution over the ten digits, so the network learns to be unsure of it (Hendrycks, Mazeika and Dietterich, "Deep
//! anomaly detection with outlier exposure", 2019), and needs no eleventh output. The target of ink that may be either of
//! two digits is one half for each: a 1 with a long flag is as likely a 7 without a bar, and nobody can be sure.
//!
//! There are no files and no threads here: an example depends only on its source and its random number generator.

use std::iter::repeat_n;

use rand::{Rng, RngExt, seq::SliceRandom};

use crate::{
    glyph::Glyph,
    ink::{
        Ink, Point,
        normalize::{PEN_RADIUS, normalize_with},
    },
    network::loss::one_hot,
    shape::{CLASSES, GLYPH_PIXELS},
    training::{coarse::coarse, deform::Deformation, synth},
};

/// The share of an MNIST image's target that is the teachers' output. The rest is its label, since teachers err too.
const TAUGHT: f32 = 0.8;
/// The target of a drawing that is not a digit.
pub(super) const NO_DIGIT: [f32; CLASSES] = [0.1; CLASSES];

/// One example as the network sees it: intensities and a target that sums to one.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Row-major, `0..=1`.
    pub pixels: [f32; GLYPH_PIXELS],
    /// The target probabilities.
    pub target: [f32; CLASSES],
    /// The share of the target, `0..=1`, that the teachers' output replaces, if there are teachers.
    pub taught: f32,
    /// Logits to keep; if given, the target and the teachers are not used.
    pub kept: Option<Kept>,
}

impl Default for Example {
    fn default() -> Self {
        Self { pixels: [0.0; GLYPH_PIXELS], target: [0.0; CLASSES], taught: 0.0, kept: None }
    }
}

/// Earlier logits that the network should keep: the loss is `weight` times the
/// [squared error](crate::network::loss::squared_error).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept {
    /// The earlier logits.
    pub logits: [f32; CLASSES],
    /// The weight of the squared error in the loss.
    pub weight: f32,
}

/// Ink with its label.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// What was drawn.
    pub ink: Ink,
    /// The digit, `0..=9`; `None` for ink that is not a digit.
    pub label: Option<u8>,
}

/// The training set, and the proportions of its sources.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    /// MNIST's images, `(H, W)` row-major, 0 paper and 255 ink.
    pub images: Vec<[u8; GLYPH_PIXELS]>,
    /// One label for each image, `0..=9`.
    pub labels: Vec<u8>,
    /// How often each image occurs in an epoch.
    pub image_repeats: usize,
    /// Recorded ink: digits, and drawings that are not digits.
    pub drawings: Vec<Drawing>,
    /// How often each drawing occurs in an epoch.
    pub drawing_repeats: usize,
    /// Synthetic digits in an epoch.
    pub synthetic: usize,
    /// Synthetic drawings in an epoch that may be either of two digits.
    pub between: usize,
    /// Synthetic drawings in an epoch that are not digits.
    pub not_digits: usize,
    /// How each glyph is deformed.
    pub deformation: Deformation,
    /// The share of ink, recorded or synthetic, `0..=1`, that passes through a coarse raster as in scans.
    pub coarse: f64,
}

/// The source of one example of an epoch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Draw {
    /// The image at this index.
    Image(usize),
    /// The drawing at this index.
    Drawing(usize),
    /// A synthetic digit.
    Synthetic(u8),
    /// A synthetic drawing that may be either of two digits.
    Between,
    /// A synthetic drawing that is not a digit.
    NotADigit,
}

impl Examples {
    /// The number of examples in an epoch.
    #[must_use]
    pub fn len(&self) -> usize {
        self.images.len() * self.image_repeats
            + self.drawings.len() * self.drawing_repeats
            + self.synthetic
            + self.between
            + self.not_digits
    }

    /// Whether an epoch is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An epoch's examples in random order. In each batch images come first, so that the teachers run on few blocks.
    pub fn epoch(&self, batch: usize, rng: &mut impl Rng) -> Vec<Draw> {
        let images = (0..self.images.len()).flat_map(|index| repeat_n(Draw::Image(index), self.image_repeats));
        let drawings = (0..self.drawings.len()).flat_map(|index| repeat_n(Draw::Drawing(index), self.drawing_repeats));
        let synthetic = (0..self.synthetic).map(|i| Draw::Synthetic((i % CLASSES) as u8));
        let between = repeat_n(Draw::Between, self.between);
        let not_digits = repeat_n(Draw::NotADigit, self.not_digits);
        let mut draws: Vec<_> = images.chain(drawings).chain(synthetic).chain(between).chain(not_digits).collect();
        draws.shuffle(rng);
        draws.chunks_mut(batch).for_each(|batch| batch.sort_by_key(|draw| !matches!(draw, Draw::Image(_))));
        draws
    }

    /// Makes one example.
    ///
    /// Only MNIST's images use the teachers: their labels do not tell an untidy digit from a clear one. The label of
    /// synthetic ink is certain, and teachers that know only digits cannot judge other drawings.
    ///
    /// # Panics
    ///
    /// If the index in [`Draw`] is out of range; indices from [`Examples::epoch`] are in range.
    pub fn make(&self, draw: Draw, rng: &mut impl Rng, example: &mut Example) {
        example.taught = if matches!(draw, Draw::Image(_)) { TAUGHT } else { 0.0 };
        let (glyph, target) = match draw {
            Draw::Image(index) => (Glyph::from_levels(&self.images[index]), one_hot(self.labels[index])),
            Draw::Drawing(index) => {
                let Drawing { ink, label } = &self.drawings[index];
                (pen(&sheared(ink, rng), rng), label.map_or(NO_DIGIT, one_hot))
            }
            Draw::Synthetic(digit) => (pen(&synth::digit(digit, rng), rng), one_hot(digit)),
            Draw::Between => {
                let (ink, either) = synth::between(rng);
                (pen(&ink, rng), halves(either))
            }
            Draw::NotADigit => (pen(&synth::not_a_digit(rng), rng), NO_DIGIT),
        };
        self.deformation.apply(glyph.pixels(), rng, &mut example.pixels);
        // MNIST's images have been through a scanner. If the share is zero, no random number is drawn.
        if self.coarse > 0.0 && !matches!(draw, Draw::Image(_)) && rng.random_bool(self.coarse) {
            coarse(&mut example.pixels, rng);
        }
        example.target = target;
        example.kept = None;
    }
}

/// The target of ink that may be either of two digits.
fn halves(digits: [u8; 2]) -> [f32; CLASSES] {
    let mut target = [0.0; CLASSES];
    for digit in digits {
        target[usize::from(digit)] = 0.5;
    }
    target
}

/// The glyph drawn by a pen of about the usual width.
pub(super) fn pen(ink: &Ink, rng: &mut impl Rng) -> Glyph {
    normalize_with(ink, PEN_RADIUS * rng.random_range(0.85..1.2))
}

/// The ink, randomly slanted and stretched.
///
/// This comes before the ink is scaled to its box: deforming the image would also change the width of its strokes.
pub(super) fn sheared(ink: &Ink, rng: &mut impl Rng) -> Ink {
    let (slant, tilt) = (rng.random_range(-0.25..0.25), rng.random_range(-0.15..0.15));
    let stretch = rng.random_range(0.75..1.33_f32);
    let sheared = ink.map(|Point { x, y }| Point { x: stretch * x + slant * y, y: y + tilt * x });
    // Only coordinates near the limit can exceed it; such ink is left unchanged.
    sheared.unwrap_or_else(|_| ink.clone())
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_pcg::Pcg64Mcg;

    use super::*;

    fn examples() -> Examples {
        let at = |x, y| Point { x, y };
        let ink = Ink::new([[at(10.0, 10.0), at(60.0, 10.0), at(30.0, 90.0)]]).expect("a seven");
        Examples {
            images: vec![[200; GLYPH_PIXELS]; 3],
            labels: vec![4, 5, 6],
            image_repeats: 2,
            drawings: vec![Drawing { ink: ink.clone(), label: Some(7) }, Drawing { ink, label: None }],
            drawing_repeats: 3,
            synthetic: 11,
            between: 4,
            not_digits: 5,
            deformation: Deformation::default(),
            coarse: 0.0,
        }
    }

    #[test]
    fn an_epoch_has_the_proportions_asked_for_and_images_first_in_each_batch() {
        let examples = examples();
        let draws = examples.epoch(8, &mut Pcg64Mcg::seed_from_u64(1));
        let count = |draw| draws.iter().filter(|&&found| found == draw).count();
        assert_eq!(draws.len(), examples.len());
        assert!(!examples.is_empty() && Examples::default().is_empty());
        assert_eq!([0, 1, 2].map(|i| count(Draw::Image(i))), [2; 3]);
        assert_eq!([0, 1].map(|i| count(Draw::Drawing(i))), [3; 2]);
        assert_eq!((count(Draw::Synthetic(0)), count(Draw::Synthetic(9))), (2, 1));
        assert_eq!((count(Draw::Between), count(Draw::NotADigit)), (4, 5));
        let image = |draw: &Draw| matches!(draw, Draw::Image(_));
        assert!(draws.chunks(8).all(|batch| batch.iter().rev().skip_while(|draw| !image(draw)).all(image)));
    }

    #[test]
    fn targets_are_labels_and_what_is_no_digit_is_any() {
        let examples = examples();
        let made = |draw| {
            let mut example = Example::default();
            examples.make(draw, &mut Pcg64Mcg::seed_from_u64(2), &mut example);
            (example.target, example.taught)
        };
        assert_eq!(made(Draw::Image(1)), (one_hot(5), TAUGHT));
        assert_eq!(made(Draw::Drawing(0)), (one_hot(7), 0.0));
        assert_eq!(made(Draw::Drawing(1)), (NO_DIGIT, 0.0));
        assert_eq!(made(Draw::Synthetic(3)), (one_hot(3), 0.0));
        assert_eq!(made(Draw::NotADigit), (NO_DIGIT, 0.0));
        let (target, taught) = made(Draw::Between);
        assert_eq!((target.iter().filter(|&&p| p == 0.5).count(), target.iter().sum::<f32>(), taught), (2, 1.0, 0.0));
    }

    #[test]
    fn a_share_of_ink_and_no_image_is_seen_through_a_coarse_raster() {
        let made = |draw, coarse, seed| {
            let mut example = Example::default();
            Examples { coarse, ..examples() }.make(draw, &mut Pcg64Mcg::seed_from_u64(seed), &mut example);
            example
        };
        let changed = |draw, share| (0..200).filter(|&seed| made(draw, share, seed) != made(draw, 0.0, seed)).count();
        for draw in [Draw::Drawing(0), Draw::Synthetic(3), Draw::Between, Draw::NotADigit] {
            assert!((30..90).contains(&changed(draw, 0.3)), "{draw:?}: {}", changed(draw, 0.3));
        }
        assert_eq!(changed(Draw::Drawing(1), 1.0), 200);
        assert_eq!(changed(Draw::Image(1), 1.0), 0);
    }

    #[test]
    fn the_same_generator_makes_the_same_example() {
        let examples = examples();
        let made = |seed| {
            let mut example = Example::default();
            examples.make(Draw::Drawing(0), &mut Pcg64Mcg::seed_from_u64(seed), &mut example);
            example
        };
        assert_eq!(made(3), made(3));
        assert_ne!(made(3), made(4));
    }
}
