//! A fully connected layer with its bias: C5, F6 and OUTPUT.

use super::Parameters;
use crate::network::kernels::dense::{block, fast};

/// The layer; weights are `(OC, C)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dense {
    /// Weights and biases.
    pub(crate) parameters: Parameters<2>,
}

impl Dense {
    /// All parameters zero, for `inputs` (C) and `outputs` (OC).
    #[must_use]
    pub(crate) fn zeros(inputs: usize, outputs: usize) -> Self {
        Self { parameters: Parameters::zeros([outputs, inputs]) }
    }

    /// One image: `input: (C)`, `output: (OC)`.
    pub(crate) fn forward(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.parameters.stored();
        fast::forward(input, weight, bias, output);
    }

    /// A block of images: `input: (C, BLOCK)`, `output: (OC, BLOCK)`.
    pub(crate) fn forward_block(&self, input: &[f32], output: &mut [f32]) {
        let [weight, bias] = self.parameters.stored();
        block::forward(input, weight, bias, output);
    }

    /// Backward pass: overwrites `d_layer` and `d_input: (C, BLOCK)`.
    pub(crate) fn backward_block(&self, input: &[f32], d_output: &[f32], d_layer: &mut Self, d_input: &mut [f32]) {
        let [d_weight, d_bias] = d_layer.parameters.stored_mut();
        block::backward_parameters(input, d_output, d_weight, d_bias);
        block::backward_input(d_output, self.parameters.stored()[0], d_input);
    }
}
