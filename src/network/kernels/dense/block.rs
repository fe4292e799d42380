//! Sixteen images at once, one per lane, except for the gradient with respect to the weights.
//!
//! That gradient sums over images, so its lanes hold neighbouring outputs instead. For this the gradients with respect
//! to the outputs are transposed from `(OC, BLOCK)` to `(BLOCK, OC)`, a small cost next to the product that follows.

use crate::{
    lanes::{LANES, Lanes, load, store, transpose, window, window_mut},
    network::kernels::BLOCK,
};

/// Forward pass: `input: (C, BLOCK)`, `weight: (C, OC)`, `bias: (OC)`, `output: (OC, BLOCK)`.
pub fn forward(input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let out = bias.len();
    let mut o = 0;
    while o < out {
        o += match out - o {
            12.. => forward_units::<12>(o, input, weight, bias, output),
            5.. => forward_units::<5>(o, input, weight, bias, output),
            _ => forward_units::<1>(o, input, weight, bias, output),
        };
    }
}

/// `T` neighbouring outputs from `o` on; returns `T`.
#[inline(always)]
fn forward_units<const T: usize>(o: usize, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) -> usize {
    for lane in (0..BLOCK).step_by(LANES) {
        let mut sums: [Lanes; T] = core::array::from_fn(|i| Lanes::splat(bias[o + i] + 0.0));
        for (values, row) in input.chunks_exact(BLOCK).zip(weight.chunks_exact(bias.len())) {
            let value = load(values, lane);
            for (sum, &w) in sums.iter_mut().zip(window::<T, f32>(row, o)) {
                *sum += value * Lanes::splat(w);
            }
        }
        for (i, &sum) in sums.iter().enumerate() {
            store(output, (o + i) * BLOCK + lane, sum);
        }
    }
    T
}

/// Gradient with respect to the input: `d_output: (OC, BLOCK)`, `weight: (C, OC)`, `d_input: (C, BLOCK)`, overwritten.
pub fn backward_input(d_output: &[f32], weight: &[f32], d_input: &mut [f32]) {
    let inputs = d_input.len() / BLOCK;
    let mut c = 0;
    while c < inputs {
        c += match inputs - c {
            10.. => backward_units::<10>(c, d_output, weight, d_input),
            4.. => backward_units::<4>(c, d_output, weight, d_input),
            _ => backward_units::<1>(c, d_output, weight, d_input),
        };
    }
}

/// `T` neighbouring inputs from `c` on; returns `T`.
#[inline(always)]
fn backward_units<const T: usize>(c: usize, d_output: &[f32], weight: &[f32], d_input: &mut [f32]) -> usize {
    let out = d_output.len() / BLOCK;
    let rows: [&[f32]; T] = core::array::from_fn(|i| &weight[(c + i) * out..][..out]);
    for lane in (0..BLOCK).step_by(LANES) {
        let mut sums = [Lanes::splat(0.0); T];
        for o in 0..out {
            let d = load(d_output, o * BLOCK + lane);
            for (sum, row) in sums.iter_mut().zip(rows) {
                *sum += d * Lanes::splat(row[o]);
            }
        }
        for (i, &sum) in sums.iter().enumerate() {
            store(d_input, (c + i) * BLOCK + lane, sum);
        }
    }
    T
}

/// Gradient with respect to the parameters.
///
/// `input: (C, BLOCK)`, `d_output: (OC, BLOCK)`, `d_weight: (C, OC)`, `d_bias: (OC)`, both overwritten.
pub fn backward_parameters(input: &[f32], d_output: &[f32], d_weight: &mut [f32], d_bias: &mut [f32]) {
    let out = d_bias.len();
    // (BLOCK, OC), each row padded to whole vectors.
    let padded = out.next_multiple_of(BLOCK);
    let mut turned = vec![0.0; BLOCK * padded];
    for (o, tile) in d_output.chunks(BLOCK * BLOCK).enumerate() {
        let mut rows = [[0.0; BLOCK]; BLOCK];
        rows.as_flattened_mut()[..tile.len()].copy_from_slice(tile);
        for (n, values) in transpose(&rows).iter().enumerate() {
            *window_mut(&mut turned, n * padded + o * BLOCK) = *values;
        }
    }
    sum_products(&[[1.0; BLOCK]], &turned, padded, d_bias, out);
    let (inputs, _) = input.as_chunks::<BLOCK>();
    let (tiles, rest) = inputs.as_chunks::<8>();
    let (d_tiles, d_rest) = d_weight.split_at_mut(tiles.len() * 8 * out);
    for (tile, d_tile) in tiles.iter().zip(d_tiles.chunks_exact_mut(8 * out)) {
        sum_products(tile, &turned, padded, d_tile, out);
    }
    for (input, d_row) in rest.iter().zip(d_rest.chunks_exact_mut(out)) {
        sum_products(&[*input], &turned, padded, d_row, out);
    }
}

/// Writes to `d_weight: (C, OC)` the matrix product of `inputs: (C, BLOCK)` and `d_output: (BLOCK, padded)`.
#[inline(always)]
fn sum_products<const C: usize>(
    inputs: &[[f32; BLOCK]; C],
    d_output: &[f32],
    padded: usize,
    d_weight: &mut [f32],
    out: usize,
) {
    for o in (0..out).step_by(LANES) {
        let mut sums = [Lanes::splat(0.0); C];
        for n in 0..BLOCK {
            let d = load(d_output, n * padded + o);
            for (sum, input) in sums.iter_mut().zip(inputs) {
                *sum += d * Lanes::splat(input[n]);
            }
        }
        for (&sum, d_row) in sums.iter().zip(d_weight.chunks_exact_mut(out)) {
            if o + LANES <= out {
                store(d_row, o, sum);
            } else {
                d_row[o..].iter_mut().zip(sum.to_array()).for_each(|(d, sum)| *d = sum);
            }
        }
    }
}
