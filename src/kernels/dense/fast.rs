//! One image, four neighbouring outputs to a vector.
//!
//! At batch 1 every weight is used once, so loads bound the speed: a tile is as many vectors of sums as registers hold,
//! and each input is spread once per tile.

use crate::lanes::{QUAD, Quad, window};

/// Forward pass: `input: (C)`, `weight: (C, OC)`, `bias: (OC)`, `output: (OC)`.
pub fn forward(input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let mut o = 0;
    while o < output.len() {
        let quads = (output.len() - o) / QUAD;
        o += match quads {
            // LeNet's layers are 30, 21 and 2 quads wide: tiles that leave no thin rest.
            _ if quads > 0 && quads.is_multiple_of(10) => tile::<10>(o, input, weight, bias, output),
            _ if quads > 0 && quads.is_multiple_of(7) => tile::<7>(o, input, weight, bias, output),
            8.. => tile::<8>(o, input, weight, bias, output),
            2.. => tile::<2>(o, input, weight, bias, output),
            1 => tile::<1>(o, input, weight, bias, output),
            0 => single(o, input, weight, bias, output),
        };
    }
}

/// `T` quads of outputs from `o` on; returns how many outputs that was.
#[inline(always)]
fn tile<const T: usize>(o: usize, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) -> usize {
    let out = output.len();
    // One check of bounds for a whole tile of a row; with one for each quad the sums would not stay in registers.
    let quads = |row: &[f32]| window::<T, [f32; QUAD]>(row[o..].as_chunks::<QUAD>().0, 0).map(Quad::from);
    let mut sums: [Quad; T] = quads(bias);
    for (&value, row) in input.iter().zip(weight.chunks_exact(out)) {
        let (value, weights) = (Quad::splat(value), quads(row));
        for i in 0..T {
            sums[i] += value * weights[i];
        }
    }
    for (output, sum) in output[o..].chunks_exact_mut(QUAD).zip(sums) {
        output.copy_from_slice(&sum.to_array());
    }
    T * QUAD
}

/// One output that fills no vector; returns 1.
fn single(o: usize, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) -> usize {
    let mut sum = bias[o];
    for (&value, row) in input.iter().zip(weight.chunks_exact(output.len())) {
        sum += value * row[o];
    }
    output[o] = sum;
    1
}
