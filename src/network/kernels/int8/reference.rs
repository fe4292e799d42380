//! The definition: plain loops over one image.

use crate::{network::kernels::conv2d::Conv2dShape, shape::K};

/// Convolution and pooling: `input: (C, H, W)`, `weight: (C, K, K, OC)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
pub fn convolve_and_pool(shape: Conv2dShape, input: &[i16], weight: &[i8], output: &mut [i32]) {
    let Conv2dShape { channels, height, width, out_channels } = shape;
    let (pooled_height, pooled_width) = (shape.out_height() / 2, shape.out_width() / 2);
    let sum = |oc: usize, y: usize, x: usize| {
        let mut sum = 0;
        for c in 0..channels {
            for ky in 0..K {
                for kx in 0..K {
                    let value = i32::from(input[(c * height + y + ky) * width + x + kx]);
                    sum += value * i32::from(weight[((c * K + ky) * K + kx) * out_channels + oc]);
                }
            }
        }
        sum
    };
    for oc in 0..out_channels {
        for y in 0..pooled_height {
            for x in 0..pooled_width {
                let window = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(dy, dx)| sum(oc, 2 * y + dy, 2 * x + dx));
                output[(oc * pooled_height + y) * pooled_width + x] = window.into_iter().fold(i32::MIN, i32::max);
            }
        }
    }
}

/// Dense layer: `input: (C)`, `weight: (C, OC)`, `output: (OC)`.
pub fn multiply(input: &[i16], weight: &[i8], output: &mut [i32]) {
    let out = output.len();
    for (o, output) in output.iter_mut().enumerate() {
        *output = input.iter().enumerate().map(|(c, &value)| i32::from(value) * i32::from(weight[c * out + o])).sum();
    }
}
