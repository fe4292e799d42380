//! Int8 inference: 8-bit weights, 16-bit activations, 32-bit accumulators.
//!
//! One vector instruction multiplies eight pairs of 16-bit integers and adds neighbouring products: twice the work of
//! an `f32` instruction. Targets without it compute the same result. Integer sums do not depend on their order, so this
//! contract does not fix the order of summation, and zero terms may be skipped.
//!
//! # Numbers
//!
//! A weight is `scale * w` with one scale for each output channel and `|w| <= 127`. [`quantised`] recovers scale and
//! `w` from weights that are exact multiples, and refuses others: a kernel must not decide to quantise. An activation
//! is `unit * a` with one [`Unit`] for each layer *and image*: the power of two that brings the layer's largest output
//! into `2^13..2^14`. So no activation saturates, no calibration set is needed, and this works for any network.
//!
//! Between two layers, sums are converted to `f32`: `scale * unit * sum + bias`, then ReLU, then rounding to the next
//! layer's unit. These operations are rounded one by one, the same on every target. Pooling comes first, on the integer
//! sums: the larger sum is the larger output.
//!
//! No sum overflows: the longest, C5's, has 400 terms of at most `2^7 * 2^15`, for any 8-bit and 16-bit values.
//!
//! # Layout
//!
//! The `reference` form has the layout of `network::kernels`. The fast forms read *pairs* of values: neighbouring
//! columns in C1, neighbouring maps in C3, values four apart in dense layers. Weights are packed to match when the
//! network is made.
//!
//! # The way not taken
//!
//! Fixed activation scales would save finding the largest activation, a hundredth of the pass. Bounds computed from the
//! weights are far above actual values, more so with each layer. Measured bounds need examples, and fail on other
//! inputs.

pub mod c1;
pub mod c3;
pub mod dense;
pub mod reference;

use crate::{
    lanes::{QUAD, Quad},
    shape::S4_VALUES,
};

/// Largest magnitude of a weight. -128 is not used, so that the range is symmetric.
pub const LARGEST: u8 = 127;

const _: () = assert!(S4_VALUES * (1 << 7) * (1 << 15) < 1 << 31, "no sum overflows");

/// The largest magnitude of a channel's weights. Divided by the channel's number of steps, it is the channel's scale.
pub fn magnitude<'a>(weights: impl IntoIterator<Item = &'a f32>) -> f32 {
    // In WebAssembly `f32::max` is a library call; a comparison is one instruction.
    weights.into_iter().fold(0.0, |max, w| if w.abs() > max { w.abs() } else { max })
}

/// A weight as a multiple of its channel's scale, rounded to the nearest integer; zero if the scale is zero.
#[must_use]
pub fn steps(w: f32, scale: f32) -> f32 {
    if scale > 0.0 { (w / scale).round_ties_even() } else { 0.0 }
}

/// `weight: (…, OC)` as int8, in the same layout, if each channel's weights are multiples of a scale; overwrites
/// `scales: (OC)`.
///
/// For each channel it tries numbers of steps for the largest weight, from one to [`LARGEST`], and takes the first that
/// makes all of the channel's weights integers. If none does, each attempt fails after a few weights.
pub fn quantised(weight: &[f32], scales: &mut [f32]) -> Option<Vec<i8>> {
    let channels = scales.len();
    let mut integers = vec![0; weight.len()];
    // One channel's weights side by side, padded with zeros (multiples of any scale) to whole quads.
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

/// Whether all weights are integer multiples of a scale, up to four roundings: of the scale itself, of the division by
/// it, of the multiplication by it, and of the division of the logits by a temperature. Zero is a multiple of anything.
fn are_multiples(weights: Quad, scale: f32) -> bool {
    let scale = Quad::splat(scale);
    let off = (scale * (weights / scale).round_ties_even() - weights).abs();
    (off.simd_le(Quad::splat(4.0 * f32::EPSILON) * weights.abs()) | weights.simd_eq(Quad::splat(0.0))).all()
}

/// The quantisation step of a layer's outputs for one image: a power of two.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The biased exponent of the largest output, as `f32` stores it.
    exponent: u32,
}

impl Unit {
    /// Bits of the largest quantised value.
    const DIGITS: u32 = 14;
    /// The exponent bias of `f32`.
    const BIAS: u32 = 127;

    /// The unit of a glyph, whose intensities are at most one.
    pub const GLYPH: Self = Self { exponent: Self::BIAS };

    /// The unit of values whose maximum is `largest`, which may not be negative or NaN.
    #[must_use]
    pub const fn of(largest: f32) -> Self {
        let exponent = largest.to_bits() >> 23;
        // If all values are zero or nearly zero, any normal number serves as the unit.
        Self { exponent: if exponent > Self::DIGITS { exponent } else { Self::DIGITS } }
    }

    /// The step itself.
    #[must_use]
    pub const fn value(self) -> f32 {
        f32::from_bits((self.exponent + 1 - Self::DIGITS) << 23)
    }

    /// The reciprocal of the step: steps per one.
    #[must_use]
    pub const fn per_one(self) -> f32 {
        f32::from_bits((2 * Self::BIAS + Self::DIGITS - 1 - self.exponent) << 23)
    }
}
