//! A whole stage of the network: convolution, rectifier and max pooling, fused.
//!
//! Defined as [`conv2d::reference`](super::conv2d::reference), [`relu`](super::relu) and [`max_pool`](super::max_pool) one
//! after the other, and backward through them in the other order. Fused, the convolution's maps (for C1 the largest tensor
//! of the network) never touch memory: the four sums under a pooling window are rectified and compared in registers.

pub mod backward;
pub mod block;
pub mod fast;
