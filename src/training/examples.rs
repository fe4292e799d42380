//! What a network is trained on: MNIST, drawn ink, made-up ink, and made-up drawings that are no digit.
//!
//! Ink goes through the very pipeline that the page uses. What is no digit has all ten digits as its target, equally: so
//! the network learns to have no opinion of it (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier
//! exposure", 2019), and needs no eleventh output.

use std::iter::repeat_n;

use lenet5::{
    Glyph, Ink, Point,
    deform::Deformation,
    loss::one_hot,
    normalize::{PEN_RADIUS, normalize_with},
    synth,
    train::Example,
};
use rand::{RngExt, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;

use crate::{files::Digits, ink_file::Drawn};

/// Everything there is to train on, and in what proportion.
pub(crate) struct Data {
    pub(crate) mnist: Digits,
    /// How often each of its images comes in an epoch.
    pub(crate) mnist_repeats: usize,
    pub(crate) ink: Vec<Drawn>,
    /// How often each drawing of `ink` comes in an epoch.
    pub(crate) ink_repeats: usize,
    /// Made-up digits in an epoch.
    pub(crate) synthetic: usize,
    /// Made-up drawings that are no digit in an epoch.
    pub(crate) not_digits: usize,
    pub(crate) deformation: Deformation,
}

/// One example of an epoch, before it is made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Draw {
    Mnist(usize),
    Ink(usize),
    Synthetic(u8),
    NotADigit,
}

/// How much of an MNIST image's target is the teachers' opinion. The rest is its label: teachers err too.
const TAUGHT: f32 = 0.8;

impl Data {
    /// Examples in an epoch.
    pub(crate) fn len(&self) -> usize {
        self.mnist.0.len() * self.mnist_repeats + self.ink.len() * self.ink_repeats + self.synthetic + self.not_digits
    }

    /// An epoch's examples, batch after batch, each with MNIST's first: so teachers are asked of as few blocks as can be.
    pub(crate) fn epoch(&self, batch: usize, rng: &mut Pcg64Mcg) -> Vec<Draw> {
        let mnist = (0..self.mnist.0.len()).flat_map(|index| repeat_n(Draw::Mnist(index), self.mnist_repeats));
        let ink = (0..self.ink.len()).flat_map(|index| repeat_n(Draw::Ink(index), self.ink_repeats));
        let synthetic = (0..self.synthetic).map(|i| Draw::Synthetic((i % 10) as u8));
        let not_digits = repeat_n(Draw::NotADigit, self.not_digits);
        let mut draws: Vec<_> = mnist.chain(ink).chain(synthetic).chain(not_digits).collect();
        draws.shuffle(rng);
        draws.chunks_mut(batch).for_each(|batch| batch.sort_by_key(|draw| !matches!(draw, Draw::Mnist(_))));
        draws
    }

    /// Makes one example.
    ///
    /// Teachers are asked of MNIST's images only, where labels tell nothing of what is untidy and what is clear; made-up
    /// ink is as its maker meant it, and what is no digit is not theirs to judge.
    pub(crate) fn make(&self, draw: Draw, rng: &mut Pcg64Mcg, example: &mut Example) {
        example.taught = if matches!(draw, Draw::Mnist(_)) { TAUGHT } else { 0.0 };
        let (glyph, target) = match draw {
            Draw::Mnist(index) => (Glyph::from_levels(&self.mnist.0[index]), one_hot(self.mnist.1[index])),
            Draw::Ink(index) => {
                let Drawn { ink, label, .. } = &self.ink[index];
                (self.pen(&sheared(ink, rng), rng), label.map_or([0.1; 10], one_hot))
            }
            Draw::Synthetic(digit) => (self.pen(&synth::digit(digit, rng), rng), one_hot(digit)),
            Draw::NotADigit => (self.pen(&synth::not_a_digit(rng), rng), [0.1; 10]),
        };
        self.deformation.apply(glyph.pixels(), rng, &mut example.pixels);
        example.target = target;
    }

    /// The glyph that a pen of about the page's width leaves.
    fn pen(&self, ink: &Ink, rng: &mut Pcg64Mcg) -> Glyph {
        normalize_with(ink, PEN_RADIUS * rng.random_range(0.85..1.2))
    }
}

/// The same ink from a hand that slants and stretches otherwise.
///
/// Before it is fitted into its box: an image deformed afterwards cannot have the strokes of another proportion.
fn sheared(ink: &Ink, rng: &mut Pcg64Mcg) -> Ink {
    let (slant, tilt) = (rng.random_range(-0.25..0.25), rng.random_range(-0.15..0.15));
    let stretch = rng.random_range(0.75..1.33_f32);
    let sheared = ink.map(|Point { x, y }| Point { x: stretch * x + slant * y, y: y + tilt * x });
    // Only ink at the very limit of what ink may be can leave it; that is left as it was.
    sheared.unwrap_or_else(|_| ink.clone())
}
