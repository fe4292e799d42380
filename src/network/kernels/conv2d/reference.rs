//! The definition: plain loops over one image.

use super::Conv2dShape;
use crate::shape::K;

/// Forward pass of one image.
///
/// `input: (C, H, W)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `output: (OC, H - K + 1, W - K + 1)`.
pub fn forward(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let Conv2dShape { channels, height, width, out_channels } = shape;
    let (out_height, out_width) = (shape.out_height(), shape.out_width());
    for oc in 0..out_channels {
        for y in 0..out_height {
            for x in 0..out_width {
                let mut sum = bias[oc];
                for c in 0..channels {
                    for ky in 0..K {
                        for kx in 0..K {
                            let value = input[(c * height + y + ky) * width + x + kx];
                            sum += value * weight[((c * K + ky) * K + kx) * out_channels + oc];
                        }
                    }
                }
                output[(oc * out_height + y) * out_width + x] = sum;
            }
        }
    }
}

/// Gradient with respect to the input of one image.
///
/// `d_output: (OC, H - K + 1, W - K + 1)`, `weight: (C, K, K, OC)`, `d_input: (C, H, W)`, overwritten.
pub fn backward_input(shape: Conv2dShape, d_output: &[f32], weight: &[f32], d_input: &mut [f32]) {
    let Conv2dShape { channels, height, width, out_channels } = shape;
    let (out_height, out_width) = (shape.out_height(), shape.out_width());
    for c in 0..channels {
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0.0;
                for ky in 0..K {
                    for oc in 0..out_channels {
                        for kx in 0..K {
                            // Where the kernel reaches over the edge, this wraps to a huge index that fails the test.
                            let (out_y, out_x) = (y.wrapping_sub(ky), x.wrapping_sub(kx));
                            if out_y < out_height && out_x < out_width {
                                sum += d_output[(oc * out_height + out_y) * out_width + out_x]
                                    * weight[((c * K + ky) * K + kx) * out_channels + oc];
                            }
                        }
                    }
                }
                d_input[(c * height + y) * width + x] = sum;
            }
        }
    }
}

/// One image's share of the gradient with respect to the parameters.
///
/// `input: (C, H, W)`, `d_output: (OC, H - K + 1, W - K + 1)`, `d_weight: (C, K, K, OC)`, `d_bias: (OC)`, both
/// overwritten. The caller sums over images with [`tree_sum`](crate::network::kernels::tree_sum).
pub fn backward_parameters(
    shape: Conv2dShape,
    input: &[f32],
    d_output: &[f32],
    d_weight: &mut [f32],
    d_bias: &mut [f32],
) {
    let Conv2dShape { channels, height, width, out_channels } = shape;
    let (out_height, out_width) = (shape.out_height(), shape.out_width());
    let sum_over_map = |oc: usize, term: &dyn Fn(usize, usize) -> f32| {
        let mut sum = 0.0;
        for y in 0..out_height {
            for x in 0..out_width {
                sum += d_output[(oc * out_height + y) * out_width + x] * term(y, x);
            }
        }
        sum
    };
    for oc in 0..out_channels {
        d_bias[oc] = sum_over_map(oc, &|_, _| 1.0);
        for c in 0..channels {
            for ky in 0..K {
                for kx in 0..K {
                    d_weight[((c * K + ky) * K + kx) * out_channels + oc] =
                        sum_over_map(oc, &|y, x| input[(c * height + y + ky) * width + x + kx]);
                }
            }
        }
    }
}
