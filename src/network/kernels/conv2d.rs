//! Convolution (cross-correlation, as is usual in deep learning) with square kernels, stride 1 and no padding.
//!
//! `output[oc, y, x] = bias[oc] + sum over c, ky, kx of input[c, y + ky, x + kx] * weight[c, ky, kx, oc]`

pub mod reference;

use crate::shape::K;

/// The sizes of a convolution; kernels are K x K = 5 x 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conv2dShape {
    /// C, channels in.
    pub channels: usize,
    /// H, rows in.
    pub height: usize,
    /// W, columns in.
    pub width: usize,
    /// OC, channels out.
    pub out_channels: usize,
}

impl Conv2dShape {
    /// Rows out.
    #[must_use]
    pub const fn out_height(&self) -> usize {
        self.height + 1 - K
    }

    /// Columns out.
    #[must_use]
    pub const fn out_width(&self) -> usize {
        self.width + 1 - K
    }

    /// Values of one input, `C * H * W`.
    #[must_use]
    pub const fn input_len(&self) -> usize {
        self.channels * self.height * self.width
    }

    /// Values of one output.
    #[must_use]
    pub const fn output_len(&self) -> usize {
        self.out_channels * self.out_height() * self.out_width()
    }

    /// Weights, `C * K * K * OC`.
    #[must_use]
    pub const fn weight_len(&self) -> usize {
        self.channels * K * K * self.out_channels
    }
}
