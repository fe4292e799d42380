//! Layers: parameters as tensors, with the forward and backward passes that use them.
//!
//! Tensors have the shapes of textbooks and PyTorch, `(OC, C, K, K)` and `(OC, C)`. In *memory* the output channel
//! varies fastest, as the [kernels](crate::network::kernels) expect. `ndarray`'s views separate the order of the axes
//! from the order in memory, so no weight is stored twice.
//!
//! A layer's gradient has the layer's own type: `d_layer: &mut Conv2d`.

pub(crate) mod conv2d;
pub(crate) mod dense;

pub(crate) use conv2d::Conv2d;
pub(crate) use dense::Dense;

use ndarray::{ArrayViewD, ArrayViewMutD, IxDyn};

/// A layer's weights, of `N` axes, `(OC, …)`, and biases, `(OC)`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parameters<const N: usize> {
    /// The sizes of the weights' axes.
    shape: [usize; N],
    /// `(…, OC)`.
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl<const N: usize> Parameters<N> {
    /// All parameters zero.
    fn zeros(shape: [usize; N]) -> Self {
        Self { shape, weight: vec![0.0; shape.iter().product()], bias: vec![0.0; shape[0]] }
    }

    /// Weights and biases.
    #[must_use]
    pub(crate) fn tensors(&self) -> [ArrayViewD<'_, f32>; 2] {
        let (sides, axes) = self.layout();
        let weight = ArrayViewD::from_shape(sides, &self.weight).expect(FITS);
        [weight.permuted_axes(axes), ArrayViewD::from_shape(IxDyn(&self.shape[..1]), &self.bias).expect(FITS)]
    }

    /// Mutable access to weights and biases.
    pub(crate) fn tensors_mut(&mut self) -> [ArrayViewMutD<'_, f32>; 2] {
        let (sides, axes) = self.layout();
        let weight = ArrayViewMutD::from_shape(sides, &mut self.weight).expect(FITS);
        [weight.permuted_axes(axes), ArrayViewMutD::from_shape(IxDyn(&self.shape[..1]), &mut self.bias).expect(FITS)]
    }

    /// The weights' axes in memory: their sizes, and for each axis of [`Self::shape`] its place among them.
    fn layout(&self) -> (IxDyn, IxDyn) {
        let mut sides = self.shape;
        sides.rotate_left(1);
        let mut axes: [usize; N] = core::array::from_fn(|axis| axis);
        axes.rotate_right(1);
        (IxDyn(&sides), IxDyn(&axes))
    }

    /// Weights and biases, in memory order.
    #[must_use]
    pub(crate) fn stored(&self) -> [&[f32]; 2] {
        [&self.weight, &self.bias]
    }

    /// Mutable access to weights and biases, in memory order.
    pub(crate) fn stored_mut(&mut self) -> [&mut [f32]; 2] {
        [&mut self.weight, &mut self.bias]
    }
}

const FITS: &str = "there are as many values as the shape says";
