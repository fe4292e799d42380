//! The arithmetic of the network, and the contract that all its forms keep.
//!
//! # Forms
//!
//! | form | holds | for |
//! |---|---|---|
//! | `reference` | plain loops, one image | the definition; every other form must equal it bit for bit |
//! | `fast` | one image, neighbouring outputs in lanes | answers in float32 |
//! | `block` | [`BLOCK`] images, one image per lane | training and batches |
//! | [`backward`](conv_relu_pool::backward) | the same images, one after another | training, through convolution and pooling |
//! | [`int8`] | one image, int8 weights instead of `f32` | answers in three fifths of the time |
//!
//! # Layout
//!
//! All tensors are dense `f32` slices; the last letter varies fastest.
//!
//! | tensor | `reference`, `fast` | `block` |
//! |---|---|---|
//! | map | `(C, H, W)` | `(C, H, W, BLOCK)` |
//! | units | `(C)` | `(C, BLOCK)` |
//! | convolution weights | `(C, K, K, OC)` | the same |
//! | dense weights | `(C, OC)` | the same |
//! | bias | `(OC)` | the same |
//!
//! Output channels vary fastest in the weights because neighbouring outputs share an input. The loop over output
//! channels vectorises without changing the order of any sum.
//!
//! # Order of summation
//!
//! Floating-point sums depend on their order, so the order is part of the contract. Products are rounded before they
//! are added.
//!
//! * Forward: `bias + 0.0`, then the terms by ascending input channel, kernel row, kernel column.
//! * `d_input` of a convolution, for each input: from zero, by ascending kernel row, output channel, kernel column.
//! * `d_input` of a dense layer: from zero, by ascending output.
//! * `d_weight` and `d_bias` of a convolution: for each image from zero by ascending output row and column; then the
//!   images of a block as [`tree_sum`] adds them.
//! * `d_weight` and `d_bias` of a dense layer: from zero by ascending image of the block.
//!
//! A pass may skip terms that have a zero factor. Parameters, inputs and gradients are finite, so such a term is a
//! zero. Adding a zero changes no sum except one: `-0.0 + 0.0` is `0.0`. A sum that does not start as `-0.0` never
//! becomes `-0.0`; hence the `+ 0.0`.
//!
//! Passes *overwrite* their results. A batch is several blocks, whose gradients the trainer adds up.
//!
//! # Registers
//!
//! WebAssembly engines have 16 vector registers on x86. C3's tiles have the most operands. Their innermost loop runs
//! over `columns`, which is K passed through [`black_box`](core::hint::black_box). That keeps the iterations in order,
//! and an operand's register is free after its iteration. `docs/notes/kernels.md` says why, and what else was measured.

use core::ops::AddAssign;

pub mod conv2d;
pub mod conv_relu_pool;
pub mod dense;
pub mod int8;
pub mod max_pool;
pub mod relu;

/// Images that the `block` form processes at once.
///
/// Sixteen fills the widest vector there is (AVX-512), and is a multiple of every narrower width. The sums above are
/// defined over blocks, so results do not depend on the target's vector width.
pub const BLOCK: usize = 16;

/// Sums one value, or one vector of values, per image of a block. It adds the second half to the first until one is
/// left; vectors of any width can keep this order.
#[must_use]
pub fn tree_sum<T: AddAssign + Copy>(mut values: [T; BLOCK]) -> T {
    let mut half = BLOCK / 2;
    while half > 0 {
        for i in 0..half {
            values[i] += values[i + half];
        }
        half /= 2;
    }
    values[0]
}
