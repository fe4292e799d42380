//! A fully connected layer with its bias: C5, F6 and OUTPUT.

use ndarray::{Array1, Array2};

use super::{stored, stored_mut};
use crate::kernels::dense::{block, fast, reference};

/// Weights `(OC, C)` and biases `(OC)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    weight: Array2<f32>,
    bias: Array1<f32>,
}

impl Dense {
    /// All parameters zero, for `inputs` (C) and `outputs` (OC).
    #[must_use]
    pub fn zeros(inputs: usize, outputs: usize) -> Self {
        Self { weight: Array2::zeros((inputs, outputs)).reversed_axes(), bias: Array1::zeros(outputs) }
    }

    /// `(OC, C)`.
    #[must_use]
    pub fn weight(&self) -> &Array2<f32> {
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
    pub(crate) fn tensors_mut(&mut self) -> (&mut Array2<f32>, &mut Array1<f32>) {
        (&mut self.weight, &mut self.bias)
    }

    /// One image by the definition: `input: (C)`, `output: (OC)`.
    pub(crate) fn forward_reference(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.stored();
        reference::forward(input, weight, bias, output);
    }

    /// One image: `input: (C)`, `output: (OC)`.
    pub(crate) fn forward(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.stored();
        fast::forward(input, weight, bias, output);
    }

    /// A block of images: `input: (C, BLOCK)`, `output: (OC, BLOCK)`.
    pub(crate) fn forward_block(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.stored();
        block::forward(input, weight, bias, output);
    }

    /// Overwrites `d_layer` and `d_input: (C, BLOCK)`.
    pub(crate) fn backward_block(&self, input: &[f32], d_output: &[f32], d_layer: &mut Self, d_input: &mut [f32]) {
        let [d_weight, d_bias] = d_layer.stored_mut();
        block::backward_parameters(input, d_output, d_weight, d_bias);
        block::backward_input(d_output, self.stored()[0], d_input);
    }
}
