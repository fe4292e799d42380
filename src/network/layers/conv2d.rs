//! A convolution with its bias: C1 and C3.

use super::Parameters;
use crate::{
    network::kernels::{
        conv_relu_pool::{
            backward::Backward,
            block::{self, Route},
            fast,
        },
        conv2d::{Conv2dShape, reference},
    },
    shape::K,
};

/// The layer, for inputs of a fixed size. Weights are `(OC, C, K, K)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Conv2d {
    shape: Conv2dShape,
    /// Weights and biases.
    pub(crate) parameters: Parameters<4>,
}

impl Conv2d {
    /// All parameters zero.
    #[must_use]
    pub(crate) fn zeros(shape: Conv2dShape) -> Self {
        let Conv2dShape { channels, out_channels, .. } = shape;
        Self { shape, parameters: Parameters::zeros([out_channels, channels, K, K]) }
    }

    /// One image by the definition: `input: (C, H, W)`, `output: (OC, H - 4, W - 4)`. Not inlined: one copy
    /// keeps the code small.
    #[inline(never)]
    pub(crate) fn forward_reference(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.parameters.stored();
        reference::forward(self.shape, input, weight, bias, output);
    }

    /// One image through convolution, ReLU and pooling: `input: (C, H, W)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
    pub(crate) fn forward_relu_pool<const OC: usize>(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.parameters.stored();
        fast::forward::<OC>(self.shape, input, weight, bias, output);
    }

    /// A block of images through convolution, ReLU and pooling: `input: (C, H, W, BLOCK)`,
    /// `pooled: (OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`, `routes: (OC, (H - 4) / 2, (W - 4) / 2)`.
    pub(crate) fn forward_block(&self, input: &[f32], pooled: &mut [f32], routes: &mut [Route]) {
        let [weight, bias] = self.parameters.stored();
        block::forward(self.shape, input, weight, bias, pooled, routes);
    }

    /// Backward pass through pooling, ReLU and convolution, from what `stage` has loaded. Overwrites `d_layer` and, if
    /// given, `d_input: (C, H, W, BLOCK)`.
    pub(crate) fn backward_block<const C: usize, const S: usize>(
        &self,
        stage: &mut Backward<C, S>,
        d_layer: &mut Self,
        d_input: Option<&mut [f32]>,
    ) {
        let [d_weight, d_bias] = d_layer.parameters.stored_mut();
        stage.parameters(d_weight, d_bias);
        if let Some(d_input) = d_input {
            stage.input(self.parameters.stored()[0], d_input);
        }
    }
}
