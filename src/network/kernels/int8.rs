//! Int8 inference: 8-bit weights, 16-bit activations, 32-bit accumulators.
//!
//! One vector instruction multiplies eight pairs of 16-bit integers and adds them two by two: twice the work of `f32`,
//! and every target has it or gives the same result without. Integers add up to the same sum in any order, so the order
//! of summation is no part of this contract, and terms that are zero may be left out.
//!
//! # Numbers
//!
//! A weight is `scale * w` with one scale for each output channel and `|w| <= 127`. [`quantised`] recovers scale and `w`
//! from weights that are exact multiples, and refuses others: to quantise them is not a kernel's decision. An activation
//! is `unit * a` with one [`Unit`] for each layer *and image*, the power of two that brings the layer's largest output into
//! `2^13..2^14`. So no activation saturates, no calibration set is needed, and any network will do.
//!
//! Between two layers sums go through `f32`: `scale * unit * sum + bias`, rectified, rounded to the next layer's unit.
//! Those are single operations, the same everywhere. Pooling comes before, on sums: the larger sum is the larger output.
//!
//! No sum overflows: the longest, C5's, has 400 terms of at most `2^7 * 2^15`, whatever 8 and 16 bits hold.
//!
//! # Layout
//!
//! The `reference` form has the layout of `network::kernels`. The fast forms read *pairs* of neighbours: columns
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

/// The largest magnitude of a channel's weights. Divided by the number of steps it may have, it is the channel's scale.
pub fn magnitude<'a>(weights: impl IntoIterator<Item = &'a f32>) -> f32 {
    // `f32::max` is a call of the mathematics library in WebAssembly, a comparison is an instruction.
    weights.into_iter().fold(0.0, |max, w| if w.abs() > max { w.abs() } else { max })
}

/// A weight as a multiple of its channel's scale, rounded to the nearest integer. A channel of zeros has scale zero, and
/// stays as it is.
#[must_use]
pub fn steps(w: f32, scale: f32) -> f32 {
    if scale > 0.0 { (w / scale).round_ties_even() } else { 0.0 }
}

/// `weight: (…, OC)` as int8, in the same layout, if each channel is made of multiples of a scale; overwrites
/// `scales: (OC)`.
///
/// For each channel it tries how many steps the largest weight may be, from one to [`LARGEST`], and takes the first number
/// that makes all of the channel's weights integers. Weights that are no such multiples fail within a few steps.
pub fn quantised(weight: &[f32], scales: &mut [f32]) -> Option<Vec<i8>> {
    let channels = scales.len();
    let mut integers = vec![0; weight.len()];
    // One channel's weights side by side, and zeros, multiples of any scale, to fill the last quad.
    let mut channel = Vec::new();
    for (oc, found) in scales.iter_mut().enumerate() {
        channel.clear();
        channel.extend(weight[oc..].iter().step_by(channels));
        channel.resize(channel.len().next_multiple_of(QUAD), 0.0);
        let quads = channel.as_chunks::<QUAD>().0;
        let magnitude = magnitude(&channel);
        *found = (1..=LARGEST)
            .map(|largest| magnitude / f32::from(largest))
            .find(|&scale| quads.iter().all(|&quad| are_multiples(quad.into(), scale)))?;
        integers[oc..].iter_mut().step_by(channels).zip(&channel).for_each(|(q, &w)| *q = steps(w, *found) as i8);
    }
    Some(integers)
}

/// Whether all weights are integer multiples of a scale, up to rounding: computing the scale rounds once, and so do dividing
/// by it, multiplying by it, and dividing all logits by a temperature. Zero is a multiple of anything.
fn are_multiples(weights: Quad, scale: f32) -> bool {
    let scale = Quad::splat(scale);
    let off = (scale * (weights / scale).round_ties_even() - weights).abs();
    (off.simd_le(Quad::splat(4.0 * f32::EPSILON) * weights.abs()) | weights.simd_eq(Quad::splat(0.0))).all()
}

/// The quantisation step of a layer's outputs for one image: a power of two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The exponent of the largest output, as `f32` stores it.
    exponent: u32,
}

impl Unit {
    /// Bits of the largest quantised value.
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

    /// The step itself.
    #[must_use]
    pub const fn value(self) -> f32 {
        f32::from_bits((self.exponent + 1 - Self::DIGITS) << 23)
    }

    /// Its reciprocal: steps to one.
    #[must_use]
    pub const fn per_one(self) -> f32 {
        f32::from_bits((2 * Self::BIAS + Self::DIGITS - 1 - self.exponent) << 23)
    }
}
