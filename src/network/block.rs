//! Forward and backward passes of sixteen images at once, for training and batches.

use super::lenet5::{C1, C3, LeNet5, pad};
use crate::{
    network::kernels::{
        BLOCK,
        conv_relu_pool::{backward::Backward, block::Route},
        conv2d::Conv2dShape,
        relu,
    },
    shape::{C1_MAPS, C5_UNITS, CLASSES, F6_UNITS, GLYPH, GLYPH_PIXELS, PAD, PADDED, S2_PIXELS, S2_SIDE, S4_VALUES},
};

/// One tensor of a block and the gradient with respect to it, each `(…, BLOCK)`.
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

/// The output of one stage (convolution, ReLU, pooling), and what its backward pass needs.
#[derive(Debug, Clone)]
struct Stage<const C: usize, const S: usize> {
    pooled: Tensor,
    routes: Vec<Route>,
    backward: Backward<C, S>,
}

impl<const C: usize, const S: usize> Stage<C, S> {
    fn new(shape: Conv2dShape, pooled: usize) -> Self {
        Self { pooled: Tensor::zeros(pooled), routes: vec![0; pooled], backward: Backward::new(shape) }
    }
}

/// The inputs of sixteen images, every layer's output for them, and the gradients with respect to those outputs.
///
/// About 0.9 MB, allocated once and reused for every block.
#[derive(Debug, Clone)]
pub struct Block {
    /// `(1, 32, 32, BLOCK)`; its border stays zero.
    input: Vec<f32>,
    s2: Stage<1, PADDED>,
    s4: Stage<C1_MAPS, { S2_SIDE.next_power_of_two() }>,
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
            s2: Stage::new(C1, C1_MAPS * S2_PIXELS),
            s4: Stage::new(C3, S4_VALUES),
            c5: Tensor::zeros(C5_UNITS),
            f6: Tensor::zeros(F6_UNITS),
            output: Tensor::zeros(CLASSES),
        }
    }

    /// Sets image `n`, in `0..16`, to a glyph's intensities.
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

    /// Sets the gradient of the loss with respect to the logits of image `n`, for [`LeNet5::backward_block`].
    pub fn set_d_logits(&mut self, n: usize, d_logits: [f32; CLASSES]) {
        for (class, d) in d_logits.into_iter().enumerate() {
            self.output.d_values[class * BLOCK + n] = d;
        }
    }
}

impl LeNet5 {
    /// The forward pass of all images of the block.
    pub fn forward_block(&self, block: &mut Block) {
        let Block { input, s2, s4, c5, f6, output } = block;
        self.c1.forward_block(input, &mut s2.pooled.values, &mut s2.routes);
        self.c3.forward_block(&s2.pooled.values, &mut s4.pooled.values, &mut s4.routes);
        self.c5.forward_block(&s4.pooled.values, &mut c5.values);
        relu::forward(&mut c5.values);
        self.f6.forward_block(&c5.values, &mut f6.values);
        relu::forward(&mut f6.values);
        self.output.forward_block(&f6.values, &mut output.values);
    }

    /// The backward pass after [`LeNet5::forward_block`]: writes the block's gradient to `d_net`.
    pub fn backward_block(&self, block: &mut Block, d_net: &mut Self) {
        let Block { input, s2, s4, c5, f6, output } = block;
        self.output.backward_block(&f6.values, &output.d_values, &mut d_net.output, &mut f6.d_values);
        relu::backward(&f6.values, &mut f6.d_values);
        self.f6.backward_block(&c5.values, &f6.d_values, &mut d_net.f6, &mut c5.d_values);
        relu::backward(&c5.values, &mut c5.d_values);
        self.c5.backward_block(&s4.pooled.values, &c5.d_values, &mut d_net.c5, &mut s4.pooled.d_values);
        s4.backward.load(&s2.pooled.values, &s4.pooled.values, &s4.routes, &s4.pooled.d_values);
        self.c3.backward_block(&mut s4.backward, &mut d_net.c3, Some(&mut s2.pooled.d_values));
        s2.backward.load(input, &s2.pooled.values, &s2.routes, &s2.pooled.d_values);
        self.c1.backward_block(&mut s2.backward, &mut d_net.c1, None);
    }

    /// The gradient with respect to the glyphs, after [`LeNet5::backward_block`]: one row of 784 for each image. Training has
    /// no use for it, so it is only computed here.
    #[must_use]
    pub fn d_glyphs(&self, block: &mut Block) -> Vec<[f32; GLYPH_PIXELS]> {
        let mut d_input = vec![0.0; PADDED * PADDED * BLOCK];
        block.s2.backward.input(self.c1.parameters.stored()[0], &mut d_input);
        let image = |n: usize| {
            let pixel = |i: usize| d_input[((i / GLYPH + PAD) * PADDED + i % GLYPH + PAD) * BLOCK + n];
            core::array::from_fn(pixel)
        };
        (0..BLOCK).map(image).collect()
    }
}
