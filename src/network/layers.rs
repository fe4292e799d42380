//! Layers: parameters as tensors, and the passes over them, forward beside backward.
//!
//! Tensors have the shapes of textbooks and PyTorch, `(OC, C, K, K)` and `(OC, C)`. In *memory* the output channel
//! varies fastest, as the [kernels](crate::network::kernels) expect. `ndarray` keeps the order of the axes apart from
//! the order in memory, so no weight is stored twice.
//!
//! A layer's gradient has the layer's own type: `d_layer: &mut Conv2d`.

pub(crate) mod conv2d;
pub(crate) mod dense;

pub(crate) use conv2d::Conv2d;
pub(crate) use dense::Dense;

use ndarray::{Array, Array1, ArrayViewD, ArrayViewMutD, Dimension};

/// A layer's weights, `(OC, …)`, and biases, `(OC)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parameters<D: Dimension> {
    weight: Array<f32, D>,
    bias: Array1<f32>,
}

impl<D: Dimension> Parameters<D> {
    /// All parameters zero; `weight` must be zero and contiguous.
    fn zeros(weight: Array<f32, D>) -> Self {
        let bias = Array1::zeros(weight.shape()[0]);
        Self { weight, bias }
    }

    /// Weights and biases.
    #[must_use]
    pub(crate) fn tensors(&self) -> [ArrayViewD<'_, f32>; 2] {
        [self.weight.view().into_dyn(), self.bias.view().into_dyn()]
    }

    /// Mutable access to the same.
    pub(crate) fn tensors_mut(&mut self) -> [ArrayViewMutD<'_, f32>; 2] {
        [self.weight.view_mut().into_dyn(), self.bias.view_mut().into_dyn()]
    }

    /// Weights and biases, in memory order.
    #[must_use]
    pub(crate) fn stored(&self) -> [&[f32]; 2] {
        [self.weight.as_slice_memory_order(), self.bias.as_slice_memory_order()].map(|values| values.expect(CONTIGUOUS))
    }

    /// Mutable access to the same.
    pub(crate) fn stored_mut(&mut self) -> [&mut [f32]; 2] {
        let Self { weight, bias } = self;
        [weight.as_slice_memory_order_mut(), bias.as_slice_memory_order_mut()].map(|values| values.expect(CONTIGUOUS))
    }
}

const CONTIGUOUS: &str = "tensors are made contiguous and stay so";
