//! Sixteen images on their way through the network and back: what training computes with.

use super::{C1, C3, LeNet5, pad};
use crate::{
    kernels::{
        BLOCK,
        conv2d::Conv2dShape,
        max_pool::{self, PoolShape},
        relu,
    },
    shape::{C5_UNITS, CLASSES, F6_UNITS, GLYPH_PIXELS, PADDED, S4_VALUES},
};

const S2: PoolShape = pool_after(C1);
const S4: PoolShape = pool_after(C3);

const fn pool_after(shape: Conv2dShape) -> PoolShape {
    PoolShape { channels: shape.out_channels, height: shape.out_height(), width: shape.out_width() }
}

/// One tensor of a block and the gradient by it, each `(…, BLOCK)`.
#[derive(Debug, Clone)]
struct Tensor {
    values: Vec<f32>,
    d_values: Vec<f32>,
}

impl Tensor {
    fn zeros(len: usize) -> Self {
        Self { values: vec![0.0; len * BLOCK], d_values: vec![0.0; len * BLOCK] }
    }
}

/// The inputs of [`BLOCK`] images, every layer's output for them, and the gradients by those outputs.
///
/// About 1.6 MB, made once and used for block after block.
#[derive(Debug, Clone)]
pub struct Block {
    /// `(1, 32, 32, BLOCK)`; its border stays zero.
    input: Vec<f32>,
    c1: Tensor,
    s2: Tensor,
    c3: Tensor,
    s4: Tensor,
    c5: Tensor,
    f6: Tensor,
    output: Tensor,
}

impl Default for Block {
    fn default() -> Self {
        Self::new()
    }
}

impl Block {
    /// A block of blank glyphs.
    #[must_use]
    pub fn new() -> Self {
        Self {
            input: vec![0.0; PADDED * PADDED * BLOCK],
            c1: Tensor::zeros(C1.output_len()),
            s2: Tensor::zeros(C3.input_len()),
            c3: Tensor::zeros(C3.output_len()),
            s4: Tensor::zeros(S4_VALUES),
            c5: Tensor::zeros(C5_UNITS),
            f6: Tensor::zeros(F6_UNITS),
            output: Tensor::zeros(CLASSES),
        }
    }

    /// Puts a glyph's intensities into place `n`, `0..BLOCK`.
    pub fn load(&mut self, n: usize, pixels: &[f32; GLYPH_PIXELS]) {
        pad(pixels, BLOCK, |at, row| {
            for (pixel, &value) in self.input[at..].chunks_exact_mut(BLOCK).zip(row) {
                pixel[n] = value;
            }
        });
    }

    /// The logits of image `n` after [`LeNet5::forward_block`].
    #[must_use]
    pub fn logits(&self, n: usize) -> [f32; CLASSES] {
        core::array::from_fn(|class| self.output.values[class * BLOCK + n])
    }

    /// Sets the gradient of the loss by the logits of image `n`, for [`LeNet5::backward_block`].
    pub fn set_d_logits(&mut self, n: usize, d_logits: [f32; CLASSES]) {
        for (class, d) in d_logits.into_iter().enumerate() {
            self.output.d_values[class * BLOCK + n] = d;
        }
    }
}

impl LeNet5 {
    /// The forward pass of all images of the block.
    pub fn forward_block(&self, block: &mut Block) {
        let Block { input, c1, s2, c3, s4, c5, f6, output } = block;
        self.c1.forward_block(input, &mut c1.values);
        relu::forward(&mut c1.values);
        max_pool::forward::<BLOCK>(S2, &c1.values, &mut s2.values);
        self.c3.forward_block(&s2.values, &mut c3.values);
        relu::forward(&mut c3.values);
        max_pool::forward::<BLOCK>(S4, &c3.values, &mut s4.values);
        self.c5.forward_block(&s4.values, &mut c5.values);
        relu::forward(&mut c5.values);
        self.f6.forward_block(&c5.values, &mut f6.values);
        relu::forward(&mut f6.values);
        self.output.forward_block(&f6.values, &mut output.values);
    }

    /// The backward pass after [`LeNet5::forward_block`]: adds the block's gradient to `d_net`.
    pub fn backward_block(&self, block: &mut Block, d_net: &mut Self) {
        let Block { input, c1, s2, c3, s4, c5, f6, output } = block;
        self.output.backward_block(&f6.values, &output.d_values, &mut d_net.output, &mut f6.d_values);
        relu::backward(&f6.values, &mut f6.d_values);
        self.f6.backward_block(&c5.values, &f6.d_values, &mut d_net.f6, &mut c5.d_values);
        relu::backward(&c5.values, &mut c5.d_values);
        self.c5.backward_block(&s4.values, &c5.d_values, &mut d_net.c5, &mut s4.d_values);
        max_pool::backward::<BLOCK>(S4, &c3.values, &s4.values, &s4.d_values, &mut c3.d_values);
        relu::backward(&c3.values, &mut c3.d_values);
        self.c3.backward_block(&s2.values, &c3.d_values, &mut d_net.c3, Some(&mut s2.d_values));
        max_pool::backward::<BLOCK>(S2, &c1.values, &s2.values, &s2.d_values, &mut c1.d_values);
        relu::backward(&c1.values, &mut c1.d_values);
        self.c1.backward_block(input, &c1.d_values, &mut d_net.c1, None);
    }
}
