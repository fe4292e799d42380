//! The fully connected layer: `output[o] = bias[o] + sum over c of input[c] * weight[c, o]`.
//!
//! Sizes: C is the length of the input, OC that of the output; the slices say both.

pub mod block;
pub mod fast;
pub mod reference;
