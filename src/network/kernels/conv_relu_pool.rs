//! A stage of the network: convolution, ReLU and max pooling, fused.
//!
//! Defined as [`conv2d::reference`](super::conv2d::reference), [`relu`](super::relu) and [`max_pool`](super::max_pool)
//! one after the other; the backward pass goes through them in reverse. When fused, the convolution's feature maps (for
//! C1 the largest tensor of the network) never touch memory: ReLU and pooling work on the four sums of a window in
//! registers.

pub mod backward;
pub mod block;
pub mod fast;
