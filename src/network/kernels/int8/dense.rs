//! C5, F6 and OUTPUT.
//!
//! Lanes hold four neighbouring outputs. Each pair of inputs is broadcast to them. Loading weights is most of the work,
//! so pairs of zeros are skipped. After ReLU there are many: a third of C5's input pairs, two thirds of F6's.

use super::{Unit, quantised};
use crate::lanes::{Pairs, QUAD, Quad, Sums, largest, load_quad, round_to_pairs, splat_pair, window, window_mut};

/// Inputs are paired within groups of this size: the first four with the last four.
const OCTET: usize = 2 * QUAD;

/// A dense layer's input: the pairs whose values are not both zero, with their indices.
#[derive(Debug, Clone)]
pub struct Input<const PAIRS: usize> {
    pairs: [(usize, [i16; 2]); PAIRS],
    len: usize,
    unit: Unit,
}

impl<const PAIRS: usize> Input<PAIRS> {
    /// Takes `2 * PAIRS` values, none of which may be negative or NaN.
    #[must_use]
    pub fn new(values: &[f32]) -> Self {
        let unit = Unit::of(largest(values));
        let mut pairs = [(0, [0; 2]); PAIRS];
        let len = collect(values, unit, &mut pairs);
        Self { pairs, len, unit }
    }
}

/// Writes the non-zero pairs, with arbitrary ones after them; returns how many are not zero. One copy for all layers.
#[inline(never)]
fn collect(values: &[f32], unit: Unit, pairs: &mut [(usize, [i16; 2])]) -> usize {
    let per_one = Quad::splat(unit.per_one());
    let mut len = 0;
    for (octet, values) in values.as_chunks::<OCTET>().0.iter().enumerate() {
        let [a, b] = [0, QUAD].map(|i| load_quad(values, i) * per_one);
        let counts = round_to_pairs(a, b).to_array();
        for (i, &counts) in counts.as_chunks::<2>().0.iter().enumerate() {
            // Always written and often overwritten: cheaper than an unpredictable branch.
            pairs[len] = (octet * QUAD + i, counts);
            len += usize::from(counts[0] | counts[1] != 0);
        }
    }
    len
}

/// A dense layer's parameters, for `2 * PAIRS` inputs; outputs in tiles of `TILE` quads.
#[derive(Debug, Clone)]
pub struct Dense<const PAIRS: usize, const TILE: usize> {
    /// `(tiles, PAIRS, TILE)`.
    weight: Vec<Pairs>,
    /// `(tiles, TILE)`.
    scale: Vec<Quad>,
    bias: Vec<Quad>,
}

impl<const PAIRS: usize, const TILE: usize> Dense<PAIRS, TILE> {
    /// Takes `weight: (C, OC)` and `bias: (OC)`; `None` unless the weights can be [`quantised`].
    ///
    /// A pass gets its inputs as `(pixels, maps)`, but `weight` expects `(maps, pixels)`. Inputs and outputs beyond C
    /// and OC, which pad vectors, have zero weights.
    #[must_use]
    pub fn new(weight: &[f32], bias: &[f32], pixels: usize) -> Option<Self> {
        let out = bias.len();
        let mut scale = vec![0.0; out];
        let weight = quantised(weight, &mut scale)?;
        let quads = out.div_ceil(TILE * QUAD) * TILE;
        let mut packed = vec![Pairs::splat(0); quads * PAIRS];
        pack(&weight, out, pixels, PAIRS, TILE, &mut packed);
        Some(Self { weight: packed, scale: padded(&scale, quads), bias: padded(bias, quads) })
    }

    /// Forward pass; `output: (OC)`, which may be padded to whole tiles.
    pub fn forward(&self, input: &Input<PAIRS>, output: &mut [f32]) {
        let unit = Quad::splat(input.unit.value());
        for (t, output) in output.chunks_exact_mut(TILE * QUAD).enumerate() {
            let weight = window::<PAIRS, _>(self.weight.as_chunks::<TILE>().0, t * PAIRS);
            let [scale, bias] = [&self.scale, &self.bias].map(|quads| window::<TILE, _>(quads, t * TILE));
            let mut sums = [Sums::splat(0); TILE];
            for &(pair, counts) in &input.pairs[..input.len] {
                let (counts, weight) = (splat_pair(counts), &weight[pair]);
                for q in 0..TILE {
                    sums[q] += counts.dot(weight[q]);
                }
            }
            for q in 0..TILE {
                let values = sums[q].round_float() * (scale[q] * unit) + bias[q];
                *window_mut(output, q * QUAD) = values.to_array();
            }
        }
    }
}

/// Distributes `weight: (C, OC)` to `packed: (tiles, pairs, tile)`.
fn pack(weight: &[i8], out: usize, pixels: usize, pairs: usize, tile: usize, packed: &mut [Pairs]) {
    let maps = weight.len() / out / pixels;
    for (c, row) in weight.chunks_exact(out).enumerate() {
        let input = c % pixels * maps + c / pixels;
        let (pair, second) = (input / OCTET * QUAD + input % QUAD, input % OCTET / QUAD);
        for (vectors, row) in packed[pair * tile..].chunks_mut(pairs * tile).zip(row.chunks(tile * QUAD)) {
            for (o, &w) in row.iter().enumerate() {
                vectors[o / QUAD].as_mut_array()[2 * (o % QUAD) + second] = w.into();
            }
        }
    }
}

/// The values, padded with zeros to this many quads.
fn padded(values: &[f32], quads: usize) -> Vec<Quad> {
    let mut padded = vec![Quad::splat(0.0); quads];
    for (i, &value) in values.iter().enumerate() {
        padded[i / QUAD].as_mut_array()[i % QUAD] = value;
    }
    padded
}
