//! Sixteen images at once, one per lane.
//!
//! Every sum of the definition becomes the same sum of vectors, so the bits cannot differ, and no size of map leaves a
//! tail. What remains is to keep the sums in registers: each kernel below works on a tile of sums that share their
//! loads. A tile of 6x2 sums needs 8 loads for 12 products. AVX-512 has registers for 8x2; elsewhere C3's 16 channels
//! are tiles of 4x2.

use super::Conv2dShape;
use crate::{
    kernels::{BLOCK, tree_sum},
    lanes::{LANES, Lanes, load, store, window},
    shape::K,
};

/// Forward pass.
///
/// `input: (C, H, W, BLOCK)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `output: (OC, H - K + 1, W - K + 1, BLOCK)`.
pub fn forward(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let mut oc = 0;
    while oc < shape.out_channels {
        oc += match shape.out_channels - oc {
            6 => forward_channels::<6>(shape, oc, input, weight, bias, output),
            8.. if LANES == 16 => forward_channels::<8>(shape, oc, input, weight, bias, output),
            4.. => forward_channels::<4>(shape, oc, input, weight, bias, output),
            _ => forward_channels::<1>(shape, oc, input, weight, bias, output),
        };
    }
}

/// `OC` neighbouring output channels from `oc` on; returns `OC`.
fn forward_channels<const OC: usize>(
    shape: Conv2dShape,
    oc: usize,
    input: &[f32],
    weight: &[f32],
    bias: &[f32],
    output: &mut [f32],
) -> usize {
    for y in 0..shape.out_height() {
        for lane in (0..BLOCK).step_by(LANES) {
            let mut x = 0;
            while x + 2 <= shape.out_width() {
                forward_tile::<OC, 2>(shape, [oc, y, x, lane], input, weight, bias, output);
                x += 2;
            }
            if x < shape.out_width() {
                forward_tile::<OC, 1>(shape, [oc, y, x, lane], input, weight, bias, output);
            }
        }
    }
    OC
}

/// `OC` channels of `X` neighbouring pixels.
#[inline(always)]
fn forward_tile<const OC: usize, const X: usize>(
    shape: Conv2dShape,
    [oc, y, x, lane]: [usize; 4],
    input: &[f32],
    weight: &[f32],
    bias: &[f32],
    output: &mut [f32],
) {
    let mut sums: [[Lanes; X]; OC] = core::array::from_fn(|i| [Lanes::splat(bias[oc + i] + 0.0); X]);
    for c in 0..shape.channels {
        for ky in 0..K {
            let row = &input[((c * shape.height + y + ky) * shape.width + x) * BLOCK + lane..];
            let taps = &weight[(c * K + ky) * K * shape.out_channels + oc..];
            for kx in 0..K {
                let weights = window::<OC, f32>(taps, kx * shape.out_channels);
                let values: [Lanes; X] = core::array::from_fn(|i| load(row, (kx + i) * BLOCK));
                for (sums, &w) in sums.iter_mut().zip(weights) {
                    for (sum, &value) in sums.iter_mut().zip(&values) {
                        *sum += value * Lanes::splat(w);
                    }
                }
            }
        }
    }
    for (i, sums) in sums.iter().enumerate() {
        for (j, &sum) in sums.iter().enumerate() {
            let pixel = ((oc + i) * shape.out_height() + y) * shape.out_width() + x + j;
            store(output, pixel * BLOCK + lane, sum);
        }
    }
}

/// Gradient by the input.
///
/// `d_output: (OC, H - K + 1, W - K + 1, BLOCK)`, `weight: (C, K, K, OC)`, `d_input: (C, H, W, BLOCK)`, overwritten.
///
/// A forward pass with the kernel turned round, over a `d_output` with a column of zeros on either side: so two
/// neighbouring inputs can share their loop over kernel columns where one of them is at the kernel's edge. A zero times
/// a weight leaves a sum as it is.
pub fn backward_input(shape: Conv2dShape, d_output: &[f32], weight: &[f32], d_input: &mut [f32]) {
    let Conv2dShape { channels, out_channels, .. } = shape;
    let rows = d_output.chunks_exact(shape.out_width() * BLOCK);
    let mut padded = vec![0.0; rows.len() * (shape.out_width() + 2) * BLOCK];
    for (row, padded) in rows.zip(padded.chunks_exact_mut((shape.out_width() + 2) * BLOCK)) {
        padded[BLOCK..][..row.len()].copy_from_slice(row);
    }
    // (K, OC, K, C): the order in which the sums take the weights, with the channels of a tile side by side.
    let mut turned = Vec::with_capacity(weight.len());
    for ky in 0..K {
        for oc in 0..out_channels {
            for kx in 0..K {
                turned.extend((0..channels).map(|c| weight[((c * K + ky) * K + kx) * out_channels + oc]));
            }
        }
    }
    let mut c = 0;
    while c < channels {
        c += match channels - c {
            6.. => backward_channels::<6>(shape, c, &padded, &turned, d_input),
            4.. => backward_channels::<4>(shape, c, &padded, &turned, d_input),
            _ => backward_channels::<1>(shape, c, &padded, &turned, d_input),
        };
    }
}

/// `C` neighbouring input channels from `c` on; returns `C`.
fn backward_channels<const C: usize>(
    shape: Conv2dShape,
    c: usize,
    d_output: &[f32],
    weight: &[f32],
    d_input: &mut [f32],
) -> usize {
    for y in 0..shape.height {
        for lane in (0..BLOCK).step_by(LANES) {
            for x in (0..shape.width).step_by(2) {
                let sums = backward_tile::<C>(shape, [c, y, x, lane], d_output, weight);
                for (i, sums) in sums.iter().enumerate() {
                    for (x, &sum) in (x..shape.width).zip(sums) {
                        store(d_input, (((c + i) * shape.height + y) * shape.width + x) * BLOCK + lane, sum);
                    }
                }
            }
        }
    }
    C
}

/// `C` channels of two neighbouring inputs; the second may lie outside.
///
/// `d_output: (OC, H - K + 1, W - K + 3, BLOCK)`, `weight: (K, OC, K, C)`.
#[inline(always)]
fn backward_tile<const C: usize>(
    shape: Conv2dShape,
    [c, y, x, lane]: [usize; 4],
    d_output: &[f32],
    weight: &[f32],
) -> [[Lanes; 2]; C] {
    let width = shape.out_width() + 2;
    // Kernel rows and columns whose output exists: 0 <= y - ky < out_height; for x or x + 1 the same.
    let rows = (y + 1).saturating_sub(shape.out_height())..(y + 1).min(K);
    let columns = (x + 1).saturating_sub(shape.out_width())..(x + 2).min(K);
    let mut sums = [[Lanes::splat(0.0); 2]; C];
    for ky in rows {
        for oc in 0..shape.out_channels {
            let row = &d_output[(oc * shape.out_height() + y - ky) * width * BLOCK + lane..];
            let taps = &weight[(ky * shape.out_channels + oc) * K * shape.channels + c..];
            for kx in columns.clone() {
                let values = [0, 1].map(|i| load(row, (x + 1 + i - kx) * BLOCK));
                let weights = window::<C, f32>(taps, kx * shape.channels);
                for (sums, &w) in sums.iter_mut().zip(weights) {
                    for (sum, &value) in sums.iter_mut().zip(&values) {
                        *sum += value * Lanes::splat(w);
                    }
                }
            }
        }
    }
    sums
}

/// Gradient by the parameters, added to what is there.
///
/// `input: (C, H, W, BLOCK)`, `d_output: (OC, H - K + 1, W - K + 1, BLOCK)`, `d_weight: (C, K, K, OC)`, `d_bias: (OC)`.
pub fn backward_parameters(
    shape: Conv2dShape,
    input: &[f32],
    d_output: &[f32],
    d_weight: &mut [f32],
    d_bias: &mut [f32],
) {
    let map = shape.out_height() * shape.out_width() * BLOCK;
    for (d_map, d_bias) in d_output.chunks_exact(map).zip(d_bias) {
        let mut sums = [0.0; BLOCK];
        for pixel in d_map.chunks_exact(BLOCK) {
            for (sum, d) in sums.iter_mut().zip(pixel) {
                *sum += d;
            }
        }
        *d_bias += tree_sum(sums);
    }
    for c in 0..shape.channels {
        for ky in 0..K {
            let mut oc = 0;
            while oc < shape.out_channels {
                oc += match shape.out_channels - oc {
                    4.. if LANES == 16 => kernel_row::<4>(shape, [c, ky, oc], input, d_output, d_weight),
                    2.. => kernel_row::<2>(shape, [c, ky, oc], input, d_output, d_weight),
                    _ => kernel_row::<1>(shape, [c, ky, oc], input, d_output, d_weight),
                };
            }
        }
    }
}

/// One kernel row of `OC` neighbouring output channels; returns `OC`.
#[inline(always)]
fn kernel_row<const OC: usize>(
    shape: Conv2dShape,
    [c, ky, oc]: [usize; 3],
    input: &[f32],
    d_output: &[f32],
    d_weight: &mut [f32],
) -> usize {
    let mut images = [[[0.0; BLOCK]; K]; OC];
    for lane in (0..BLOCK).step_by(LANES) {
        let mut sums = [[Lanes::splat(0.0); K]; OC];
        for y in 0..shape.out_height() {
            let row = &input[(c * shape.height + y + ky) * shape.width * BLOCK + lane..];
            let d_row = |i: usize| &d_output[((oc + i) * shape.out_height() + y) * shape.out_width() * BLOCK + lane..];
            let d_rows: [&[f32]; OC] = core::array::from_fn(d_row);
            for x in 0..shape.out_width() {
                let values: [Lanes; K] = core::array::from_fn(|kx| load(row, (x + kx) * BLOCK));
                for (sums, d_row) in sums.iter_mut().zip(d_rows) {
                    let d = load(d_row, x * BLOCK);
                    for (sum, &value) in sums.iter_mut().zip(&values) {
                        *sum += d * value;
                    }
                }
            }
        }
        for (images, sums) in images.iter_mut().zip(&sums) {
            for (images, &sum) in images.iter_mut().zip(sums) {
                store(images, lane, sum);
            }
        }
    }
    for (i, images) in images.into_iter().enumerate() {
        for (kx, images) in images.into_iter().enumerate() {
            d_weight[((c * K + ky) * K + kx) * shape.out_channels + oc + i] += tree_sum(images);
        }
    }
    OC
}
