//! A convolution with its bias: C1 and C3.

use ndarray::{Array1, Array4};

use super::{stored, stored_mut};
use crate::{
    kernels::{
        conv_relu_pool::{
            backward::Backward,
            block::{self, Route},
            fast,
        },
        conv2d::{Conv2dShape, reference},
    },
    shape::K,
};

/// Shared weights `(OC, C, K, K)` and biases `(OC)`, and the size of map they are meant for.
#[derive(Debug, Clone, PartialEq)]
pub struct Conv2d {
    shape: Conv2dShape,
    weight: Array4<f32>,
    bias: Array1<f32>,
}

impl Conv2d {
    /// All parameters zero.
    #[must_use]
    pub fn zeros(shape: Conv2dShape) -> Self {
        let Conv2dShape { channels, out_channels, .. } = shape;
        let weight = Array4::zeros((channels, K, K, out_channels)).permuted_axes([3, 0, 1, 2]);
        Self { shape, weight, bias: Array1::zeros(out_channels) }
    }

    /// Sizes of the maps in and out.
    #[must_use]
    pub fn shape(&self) -> Conv2dShape {
        self.shape
    }

    /// `(OC, C, K, K)`.
    #[must_use]
    pub fn weight(&self) -> &Array4<f32> {
        &self.weight
    }

    /// `(OC)`.
    #[must_use]
    pub fn bias(&self) -> &Array1<f32> {
        &self.bias
    }

    /// Weights and biases, in memory order.
    pub(crate) fn stored(&self) -> [&[f32]; 2] {
        [stored(&self.weight), stored(&self.bias)]
    }

    /// Weights and biases, in memory order, to write to.
    pub(crate) fn stored_mut(&mut self) -> [&mut [f32]; 2] {
        [stored_mut(&mut self.weight), stored_mut(&mut self.bias)]
    }

    /// Weights and biases as tensors, to write to.
    pub(crate) fn tensors_mut(&mut self) -> (&mut Array4<f32>, &mut Array1<f32>) {
        (&mut self.weight, &mut self.bias)
    }

    /// One image by the definition: `input: (C, H, W)`, `output: (OC, H - 4, W - 4)`.
    pub(crate) fn forward_reference(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.stored();
        reference::forward(self.shape, input, weight, bias, output);
    }

    /// One image through convolution, rectifier and pooling: `input: (C, H, W)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
    pub(crate) fn forward_relu_pool<const OC: usize>(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.stored();
        fast::forward::<OC>(self.shape, input, weight, bias, output);
    }

    /// A block of images through all three: `input: (C, H, W, BLOCK)`, `pooled: (OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`,
    /// `routes` the same without `BLOCK`.
    pub(crate) fn forward_block(&self, input: &[f32], pooled: &mut [f32], routes: &mut [Route]) {
        let [weight, bias] = self.stored();
        block::forward(self.shape, input, weight, bias, pooled, routes);
    }

    /// Backward through all three, from what `stage` has loaded: overwrites `d_layer` and, where somebody wants it,
    /// `d_input: (C, H, W, BLOCK)`.
    pub(crate) fn backward_block<const C: usize, const S: usize>(
        &self,
        stage: &mut Backward<C, S>,
        d_layer: &mut Self,
        d_input: Option<&mut [f32]>,
    ) {
        let [d_weight, d_bias] = d_layer.stored_mut();
        stage.parameters(d_weight, d_bias);
        if let Some(d_input) = d_input {
            stage.input(self.stored()[0], d_input);
        }
    }
}
