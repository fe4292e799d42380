//! The fully connected layer: `output[o] = bias[o] + sum over c of input[c] * weight[c, o]`.
//!
//! C is the length of the input and OC that of the output; the slices give both.

pub mod block;
pub mod fast;
pub mod reference;
