//! The forward pass in whole numbers: 8-bit weights, 16-bit activations, 32-bit sums.
//!
//! One vector instruction multiplies eight pairs of 16-bit numbers and adds them two by two: twice the work of `f32`,
//! and every target has it or gives the same result without. Whole numbers add up to the same sum in any order, so the
//! order is no part of this contract; leaving out terms that are zero is not either.
//!
//! # Numbers
//!
//! A weight is `scale * w` with one scale for each output channel and `|w| <= 127`: [`whole`] finds scale and `w` of weights
//! that were made so, and takes no others, for rounding weights is not a kernel's to decide. An activation is `unit * a` with one
//! [`Unit`] for each layer *and image*, the power of two that brings the layer's largest output into `2^13..2^14`. So no
//! activation is ever cut off, no examples are needed to find out how large they get, and any network will do.
//!
//! Between two layers sums go through `f32`: `scale * unit * sum + bias`, rectified, rounded to the next layer's unit.
//! Those are single operations, the same everywhere. Pooling comes before, on sums: the larger sum is the larger output.
//!
//! No sum overflows: the longest, C5's, has 400 terms of at most `2^7 * 2^15`, whatever 8 and 16 bits hold.
//!
//! # Layout
//!
//! The `reference` form has the layout of [`kernels`](crate::kernels). The fast forms read *pairs* of neighbours: columns
//! in C1, maps in C3, values four apart in dense layers. Weights are laid out for each when the network is made.
//!
//! # The way not taken
//!
//! Scales for activations that are fixed beforehand save finding the largest, a hundredth of the pass. Bounds computed
//! from the weights are far above what occurs, more so with each layer; measured ones need examples, and fail on others.

pub mod c1;
pub mod c3;
pub mod dense;
pub mod reference;

use crate::{
    lanes::{QUAD, Quad},
    shape::S4_VALUES,
};

/// Largest magnitude of a weight. -128 stays unused, so that a weight and its negative are equally near.
pub const LARGEST: u8 = 127;

const _: () = assert!(S4_VALUES * (1 << 7) * (1 << 15) < 1 << 31, "no sum overflows");

/// The largest magnitude of weights. As many steps as it is to be of, so much is one step worth.
pub fn magnitude<'a>(weights: impl IntoIterator<Item = &'a f32>) -> f32 {
    // `f32::max` is a call of the mathematics library in WebAssembly, a comparison is an instruction.
    weights.into_iter().fold(0.0, |max, w| if w.abs() > max { w.abs() } else { max })
}

/// A weight in whole steps. A channel of zeros has scale zero, and stays as it is.
#[must_use]
pub fn steps(w: f32, scale: f32) -> f32 {
    if scale > 0.0 { (w / scale).round_ties_even() } else { 0.0 }
}

/// `weight: (…, OC)` in whole steps, in the same layout, if that is what it is; overwrites `scales: (OC)`.
///
/// Tries for each channel how many steps its largest weight may be, from one to [`LARGEST`], and takes the first number
/// that makes all of the channel's weights whole: weights that are not fail within a few.
pub fn whole(weight: &[f32], scales: &mut [f32]) -> Option<Vec<i8>> {
    let channels = scales.len();
    let mut whole = vec![0; weight.len()];
    // One channel's weights side by side, and zeros, which are whole anyhow, to fill the last quad.
    let mut channel = Vec::new();
    for (oc, found) in scales.iter_mut().enumerate() {
        channel.clear();
        channel.extend(weight[oc..].iter().step_by(channels));
        channel.resize(channel.len().next_multiple_of(QUAD), 0.0);
        let quads = channel.as_chunks::<QUAD>().0;
        let magnitude = magnitude(&channel);
        *found = (1..=LARGEST)
            .map(|largest| magnitude / f32::from(largest))
            .find(|&scale| quads.iter().all(|&quad| are_whole(quad.into(), scale)))?;
        whole[oc..].iter_mut().step_by(channels).zip(&channel).for_each(|(q, &w)| *q = steps(w, *found) as i8);
    }
    Some(whole)
}

/// Whether all weights are whole multiples of a scale, up to rounding: making a scale rounds once, and so do dividing by it,
/// multiplying by it, and dividing all logits. Zeros are multiples of anything.
fn are_whole(weights: Quad, scale: f32) -> bool {
    let scale = Quad::splat(scale);
    let off = (scale * (weights / scale).round_ties_even() - weights).abs();
    (off.simd_le(Quad::splat(4.0 * f32::EPSILON) * weights.abs()) | weights.simd_eq(Quad::splat(0.0))).all()
}

/// What a layer's outputs for one image are counted in: a power of two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The exponent of the largest output, as `f32` stores it.
    exponent: u32,
}

impl Unit {
    /// Binary digits of the largest count.
    const DIGITS: u32 = 14;
    /// What `f32` adds to an exponent to store it.
    const BIAS: u32 = 127;

    /// The unit of a glyph, whose largest intensity may be one.
    pub const GLYPH: Self = Self { exponent: Self::BIAS };

    /// The unit of values of which `largest` is the largest, not negative and not NaN.
    #[must_use]
    pub const fn of(largest: f32) -> Self {
        let exponent = largest.to_bits() >> 23;
        // Where all values are zero, or next to it, any unit would do that is a number.
        Self { exponent: if exponent > Self::DIGITS { exponent } else { Self::DIGITS } }
    }

    /// What one counts.
    #[must_use]
    pub const fn value(self) -> f32 {
        f32::from_bits((self.exponent + 1 - Self::DIGITS) << 23)
    }

    /// How many make one.
    #[must_use]
    pub const fn per_one(self) -> f32 {
        f32::from_bits((2 * Self::BIAS + Self::DIGITS - 1 - self.exponent) << 23)
    }
}
