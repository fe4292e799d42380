//! The forward pass in whole numbers: 8-bit weights, 16-bit activations, 32-bit sums.
//!
//! One vector instruction multiplies eight pairs of 16-bit numbers and adds them two by two: twice the work of `f32`,
//! and every target has it or gives the same result without. Whole numbers add up to the same sum in any order, so the
//! order is no part of this contract; leaving out terms that are zero is not either.
//!
//! # Numbers
//!
//! A weight is `scale * w` with one scale for each output channel and `|w| <= 127`. An activation is `unit * a` with one
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

use crate::shape::S4_VALUES;

/// Largest magnitude of a weight.
pub const FINE: f32 = 127.0;

/// The same for C5 and F6: 18 times that of the [compact form](crate::weights), whose weights so stay what they are.
pub const COARSE: f32 = 126.0;

const _: () = assert!(S4_VALUES * (1 << 7) * (1 << 15) < 1 << 31, "no sum overflows");

/// Turns `weight: (…, OC)` into whole numbers of magnitude `0..=largest` in the same layout; overwrites `scales: (OC)`.
#[must_use]
pub fn quantise(weight: &[f32], largest: f32, scales: &mut [f32]) -> Vec<i8> {
    scales.fill(0.0);
    for row in weight.chunks_exact(scales.len()) {
        scales.iter_mut().zip(row).for_each(|(scale, w)| *scale = scale.max(w.abs()));
    }
    scales.iter_mut().for_each(|scale| *scale /= largest);
    // A channel of zeros has scale zero; dividing by one instead keeps it so.
    let steps = scales.iter().map(|&scale| if scale > 0.0 { scale } else { 1.0 }).cycle();
    weight.iter().zip(steps).map(|(w, step)| (w / step).round_ties_even() as i8).collect()
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
