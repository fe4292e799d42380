//! The arithmetic of the network, and the contract that all of its forms keep.
//!
//! # Forms
//!
//! | form | holds | for |
//! |---|---|---|
//! | `reference` | plain loops, one image | the definition; every other form must equal it bit for bit |
//! | `fast` | one image, neighbouring outputs in lanes | the answer while a stroke is being drawn |
//! | `block` | [`BLOCK`] images, one image per lane | training and batches |
//! | [`backward`](conv_relu_pool::backward) | the same images, one after another | training, through convolution and pooling |
//! | [`int8`] | one image, int8 weights instead of `f32` | the answer again, in three fifths of the time |
//!
//! # Layout
//!
//! All tensors are dense `f32` slices, the last letter varying fastest.
//!
//! | tensor | `reference`, `fast` | `block` |
//! |---|---|---|
//! | map | `(C, H, W)` | `(C, H, W, BLOCK)` |
//! | units | `(C)` | `(C, BLOCK)` |
//! | convolution weights | `(C, K, K, OC)` | the same |
//! | dense weights | `(C, OC)` | the same |
//! | bias | `(OC)` | the same |
//!
//! Output channels vary fastest in the weights because neighbouring outputs share an input: the loop over them is the
//! one that vectorises without changing the order of any sum.
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
//! A pass may leave out terms one of whose factors is zero. Parameters, inputs and gradients are finite, so such a term is
//! a zero, and that changes no sum but one: `-0.0 + 0.0` is `0.0`. A sum that does not begin as `-0.0` never becomes it,
//! whence the `+ 0.0`.
//!
//! All that a pass writes is *overwritten*. A batch is several blocks: to add up their gradients is the trainer's to do.
//!
//! # Registers
//!
//! Engines of WebAssembly have 16 vector registers on x86. The compiler unrolls an innermost loop of known length, and
//! then writes down each sum with all of its terms before the next sum: so all operands of the loop are needed at once,
//! and most of them go by way of memory. C3's tiles, which have most operands, therefore take `columns` of them, where
//! `columns` is K but went through [`black_box`](core::hint::black_box). The loop is unrolled all the same; but as each
//! step may be the last, steps stay in their order, and an operand's register is free after its step.
//!
//! # What was tried
//!
//! In WebAssembly, one image at a time, as parts of the time without; medians of rounds in turn, in one process.
//!
//! | tried | time | ships |
//! |---|---|---|
//! | f32: C1 leaves out paper, dense layers leave out zeros | 0.81 on drawn digits, 0.95 on a glyph full of ink | yes |
//! | f32: C3 leaves out windows of zeros | 1.0 on drawn digits, 1.2 on noise | no |
//! | f32: C3's kernel columns in their order, as above | 0.90 | yes |
//! | f32: rows and kernels by iterators, whose bounds are checked once, instead of by indices | 0.95 | yes |
//! | int8: the same for C3 | 1.0 | no |
//! | int8: C3's kernel columns in their order, C1's as well | 0.90, 0.90 | C3's |
//! | both: all 25 terms of a window one by one, in a loop that is not unrolled | 1.3 in f32, 1.2 | no |
//! | both: C3 in tiles of one vector, whose operands fit registers | 1.0 | no |
//! | int8 in place of f32 | 0.59 on MNIST's digits, 0.56 on glyphs full of ink, copying included | yes |
//! | int8: windows of C1 outside the box around the ink left out | C1's from 0.62 of C3's time to 0.43 | no |
//! | int8: windows of C1 without ink left out, row by row, instead | 0.91 | yes |
//! | int8: the same, and kernel rows of a tile without ink as well | 0.99 | no |
//! | int8: activations cut to 15 bits, 127 steps in all layers | more, and one answer of t10k lost | no |
//! | int8: activations in 7 bits, all that the relaxed dot product of 8-bit integers takes | not timed: one of 5,000 validation answers changes | no |
//! | int8: 8-bit weights in memory, widened when used | 5 in C5, whose loop became scalar | no |
//! | int8: conversions left to the compiler to unroll | the same, for four times the code | no |
//!
//! In training, natively with AVX-512, as parts of a whole step's time without (`cargo bench --bench kernels training_step`).
//!
//! | tried | time | ships |
//! |---|---|---|
//! | convolutions backward image by image, past all that is zero; maps before pooling written down | 0.8 | no |
//! | the same without those maps: a bit for each image says where pooling found the largest value | 0.7 | yes |
//! | the same, all of it inlined into one function | 0.9 | no |
//!
//! Not tried:
//!
//! * Lowering convolutions to one big matrix product (im2col): a single kernel would serve all layers, at the price of writing
//!   every pixel 25 times. At LeNet's sizes that traffic costs more than the arithmetic it feeds.
//! * Winograd's convolution: it takes fewer products and more sums, among them of numbers much larger than the result. In
//!   int8 inference they would not fit 16 bits, and in f32 the last bits of an output would depend on pixels outside its window.

use core::ops::AddAssign;

pub mod conv2d;
pub mod conv_relu_pool;
pub mod dense;
pub mod int8;
pub mod max_pool;
pub mod relu;

/// Images that the `block` form works on at once.
///
/// Sixteen fills the widest vector there is (AVX-512), and a multiple of every narrower one; the sums above are defined
/// over it, so results do not depend on the width of the machine.
pub const BLOCK: usize = 16;

/// Adds one value, or one vector of values, per image of a block: halves onto halves, so that vectors of any width add alike.
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
