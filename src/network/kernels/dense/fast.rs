//! One image, four neighbouring outputs per vector.
//!
//! With one image every weight is used once, so loads bound the speed. A tile is as many vectors of sums as registers
//! hold, and each input is broadcast once per tile. Zero inputs are dropped beforehand. After ReLU there are many:
//! three in five of C5's inputs are zero, and four in five of F6's and OUTPUT's.

use crate::{
    lanes::{QUAD, Quad, window},
    shape::S4_VALUES,
};

/// Inputs processed at a time; no layer of LeNet-5 has more.
const CHUNK: usize = S4_VALUES;

/// The non-zero inputs of a chunk: the first `len` entries, each with the index of its first weight.
struct Terms {
    terms: [(f32, usize); CHUNK],
    len: usize,
}

impl Terms {
    /// Input `first + i` of the layer is `values[i]`; there are `out` outputs.
    fn new(values: &[f32], first: usize, out: usize) -> Self {
        let mut terms = [(0.0, 0); CHUNK];
        let mut len = 0;
        for (c, &value) in (first..).zip(values) {
            // Always written and often overwritten: cheaper than an unpredictable branch.
            terms[len] = (value, c * out);
            len += usize::from(value != 0.0);
        }
        Self { terms, len }
    }

    fn iter(&self) -> impl Iterator<Item = &(f32, usize)> {
        self.terms[..self.len].iter()
    }
}

/// Forward pass: `input: (C)`, `weight: (C, OC)`, `bias: (OC)`, `output: (OC)`.
pub fn forward(input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let out = bias.len();
    output.iter_mut().zip(bias).for_each(|(sum, bias)| *sum = bias + 0.0);
    for (i, values) in input.chunks(CHUNK).enumerate() {
        let terms = Terms::new(values, i * CHUNK, out);
        let mut o = 0;
        while o < out {
            let quads = (out - o) / QUAD;
            o += match quads {
                // LeNet-5's layers are 30, 21 and 2 quads wide; these tiles leave no small remainder.
                _ if quads > 0 && quads.is_multiple_of(10) => tile::<10>(o, &terms, weight, output),
                _ if quads > 0 && quads.is_multiple_of(7) => tile::<7>(o, &terms, weight, output),
                8.. => tile::<8>(o, &terms, weight, output),
                2.. => tile::<2>(o, &terms, weight, output),
                1 => tile::<1>(o, &terms, weight, output),
                0 => single(o, &terms, weight, output),
            };
        }
    }
}

/// Adds the terms to `T` quads of sums from `o` on; returns the number of outputs.
#[inline(always)]
fn tile<const T: usize>(o: usize, terms: &Terms, weight: &[f32], sums: &mut [f32]) -> usize {
    // One bounds check per tile of a row; with one per quad the sums would not stay in registers.
    let quads = |row: &[f32]| window::<T, [f32; QUAD]>(row.as_chunks::<QUAD>().0, 0).map(Quad::from);
    let mut tile: [Quad; T] = quads(&sums[o..]);
    for &(value, row) in terms.iter() {
        let (value, weights) = (Quad::splat(value), quads(&weight[row + o..]));
        for i in 0..T {
            tile[i] += value * weights[i];
        }
    }
    for (sums, tile) in sums[o..].chunks_exact_mut(QUAD).zip(tile) {
        sums.copy_from_slice(&tile.to_array());
    }
    T * QUAD
}

/// Adds the terms to one output, without vectors; returns 1.
fn single(o: usize, terms: &Terms, weight: &[f32], sums: &mut [f32]) -> usize {
    sums[o] = terms.iter().fold(sums[o], |sum, &(value, row)| sum + value * weight[row + o]);
    1
}
