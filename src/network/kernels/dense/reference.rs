//! The definition: plain loops over one image.

use crate::network::kernels::BLOCK;

/// Forward pass of one image: `input: (C)`, `weight: (C, OC)`, `bias: (OC)`, `output: (OC)`.
pub fn forward(input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let out = output.len();
    for o in 0..out {
        let mut sum = bias[o] + 0.0;
        for (c, value) in input.iter().enumerate() {
            sum += value * weight[c * out + o];
        }
        output[o] = sum;
    }
}

/// Gradient with respect to the input of one image: `d_output: (OC)`, `weight: (C, OC)`, `d_input: (C)`, overwritten.
pub fn backward_input(d_output: &[f32], weight: &[f32], d_input: &mut [f32]) {
    let out = d_output.len();
    for (c, d) in d_input.iter_mut().enumerate() {
        let mut sum = 0.0;
        for o in 0..out {
            sum += d_output[o] * weight[c * out + o];
        }
        *d = sum;
    }
}

/// Gradient with respect to the parameters.
///
/// `input: (C, BLOCK)`, `d_output: (OC, BLOCK)`, `d_weight: (C, OC)`, `d_bias: (OC)`, both overwritten.
pub fn backward_parameters(input: &[f32], d_output: &[f32], d_weight: &mut [f32], d_bias: &mut [f32]) {
    let out = d_bias.len();
    let sum_over_images = |o: usize, term: &dyn Fn(usize) -> f32| {
        let mut sum = 0.0;
        for n in 0..BLOCK {
            sum += d_output[o * BLOCK + n] * term(n);
        }
        sum
    };
    for o in 0..out {
        d_bias[o] = sum_over_images(o, &|_| 1.0);
        for c in 0..input.len() / BLOCK {
            d_weight[c * out + o] = sum_over_images(o, &|n| input[c * BLOCK + n]);
        }
    }
}
