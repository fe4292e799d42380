//! The network: forward and backward passes through C1 S2 C3 S4 C5 F6 OUTPUT, and its weights as files.
//!
//! | layer | is | shape out | parameters |
//! |---|---|---|---|
//! | input | glyph, padded by 2 | 1 x 32 x 32 | |
//! | C1 | convolution 5x5, ReLU | 6 x 28 x 28 | 156 |
//! | S2 | max pooling 2x2 | 6 x 14 x 14 | |
//! | C3 | convolution 5x5 over all maps, ReLU | 16 x 10 x 10 | 2,416 |
//! | S4 | max pooling 2x2 | 16 x 5 x 5 | |
//! | C5 | dense, ReLU | 120 | 48,120 |
//! | F6 | dense, ReLU | 84 | 10,164 |
//! | OUTPUT | dense; the softmax is in [`loss`] | 10 | 850 |
//!
//! The 1998 paper uses average pooling with trained scales, a partial connection table in C3, tanh, and radial basis
//! functions at the output. This is the variant that textbooks teach today: it is simpler, and learns better.
//!
//! The network knows tensors and nothing of ink. Its passes are in two private modules: `kernels` has the arithmetic
//! and the contract that all its forms keep, and `layers` own the parameters. [`LeNet5`] runs them for one glyph,
//! [`Block`] for sixteen at a time with gradients, and [`Activations`] records every layer's output. Answers come from
//! a [`Recognizer`](crate::Recognizer), which chooses between float32 and int8.

mod activations;
mod batch;
mod block;
pub(crate) mod int8;
pub(crate) mod kernels;
pub(crate) mod layers;
mod lenet5;
pub mod loss;
pub mod weights;

pub use activations::Activations;
pub use block::Block;
pub use lenet5::{LeNet5, PARAMETER_NAMES, PARAMETER_SHAPES};
