//! What a layer owns: its parameters as tensors, and the passes over them, forward beside backward.
//!
//! Tensors have the shapes that textbooks and PyTorch give them, `(OC, C, K, K)` and `(OC, C)`; in *memory* the output
//! channel varies fastest, as the [kernels](crate::kernels) want it. An `ndarray` axis order says both at once, so no
//! weight is ever stored twice.
//!
//! A layer's gradient has the layer's own type: `d_layer: &mut Conv2d`.

pub mod conv2d;
pub mod dense;

pub use conv2d::Conv2d;
pub use dense::Dense;

use ndarray::{Array, Dimension};

/// The values in memory order; every tensor of this crate is contiguous.
fn stored<D: Dimension>(tensor: &Array<f32, D>) -> &[f32] {
    tensor.as_slice_memory_order().expect("tensors are made contiguous and stay so")
}

/// The same, to write to.
fn stored_mut<D: Dimension>(tensor: &mut Array<f32, D>) -> &mut [f32] {
    tensor.as_slice_memory_order_mut().expect("tensors are made contiguous and stay so")
}
