//! What the network knows, to rehearse while it learns: generated drawings, with the logits that it gives them.
//!
//! ```text
//! synth ──pen, deformed, mixed──▶ pool: glyph, logits ──▶ examples whose logits are kept
//!       ──pen─────────────────▶ guard: digits and non-digits, as the network answered them
//! ```
//!
//! Targets are answers, not labels. So a drawing need not be a digit to be useful, and its pixels may be mixed from two
//! drawings, which reaches handwriting that the generator never makes.

use rand::{Rng, RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::guard::GuardSet;
use crate::{
    network::LeNet5,
    shape::{CLASSES, GLYPH_PIXELS},
    training::{
        deform::Deformation,
        examples::{Example, Kept, pen},
        synth,
    },
};

/// Drawings in the pool.
const POOL: u32 = 1024;
/// The share of them that are non-digits.
const NON_DIGITS: f32 = 0.25;
/// How strongly they are deformed, relative to training's default.
const STRENGTH: f32 = 2.0;
/// The share of them that are mixed from two drawings (Zhang et al., "mixup: Beyond empirical risk minimization", 2018).
const MIXED: f32 = 0.3;

/// A network with what its fine-tuning needs: drawings to rehearse, and others to check the result by.
///
/// Making it costs about as much as fifty steps; any number of fine-tunings can share it.
#[derive(Debug)]
pub struct Replay {
    base: LeNet5,
    pixels: Vec<[f32; GLYPH_PIXELS]>,
    logits: Vec<[f32; CLASSES]>,
    guard: GuardSet,
}

impl Replay {
    /// Prepares `base`, which every fine-tuning starts from; the seed determines the pool.
    #[must_use]
    pub fn new(base: LeNet5, seed: u64) -> Self {
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let pixels: Vec<_> = (0..POOL).map(|_| drawing(&mut rng)).collect();
        let logits = base.forward_rows(&pixels);
        let guard = GuardSet::new(&base);
        Self { base, pixels, logits, guard }
    }

    /// The network that fine-tuning starts from.
    #[must_use]
    pub fn base(&self) -> &LeNet5 {
        &self.base
    }

    pub(super) fn guard(&self) -> &GuardSet {
        &self.guard
    }

    /// Makes an example from a drawing of the pool; its logits are kept with this weight.
    pub(super) fn make(&self, weight: f32, rng: &mut impl Rng, example: &mut Example) {
        let index = rng.random_range(0..POOL) as usize;
        example.pixels = self.pixels[index];
        example.kept = Some(Kept { logits: self.logits[index], weight });
    }
}

/// A drawing of the pool.
fn drawing(rng: &mut Pcg64Mcg) -> [f32; GLYPH_PIXELS] {
    let mut pixels = deformed(rng);
    if rng.random::<f32>() < MIXED {
        let share = rng.random_range(0.2..0.8);
        for (pixel, other) in pixels.iter_mut().zip(deformed(rng)) {
            *pixel += share * (other - *pixel);
        }
    }
    pixels
}

fn deformed(rng: &mut Pcg64Mcg) -> [f32; GLYPH_PIXELS] {
    let ink = if rng.random::<f32>() < NON_DIGITS {
        synth::not_a_digit(rng)
    } else {
        let digit = rng.random_range(0..CLASSES as u8);
        synth::digit(digit, rng)
    };
    let mut pixels = [0.0; GLYPH_PIXELS];
    Deformation::of_strength(STRENGTH).apply(pen(&ink, rng).pixels(), rng, &mut pixels);
    pixels
}
