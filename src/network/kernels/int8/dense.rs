//! C5, F6 and OUTPUT.
//!
//! Lanes hold four neighbouring outputs. Each pair of inputs is broadcast to them. Loading weights is most of the work,
//! so pairs of zeros are skipped. After ReLU there are many: a third of C5's input pairs, two thirds of F6's.

use core::array::from_fn;

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
        let per_one = Quad::splat(unit.per_one());
        let mut pairs = [(0, [0; 2]); PAIRS];
        let mut len = 0;
        for (octet, values) in values.as_chunks::<OCTET>().0.iter().enumerate() {
            let [a, b] = [0, QUAD].map(|i| load_quad(values, i) * per_one);
            let counts = round_to_pairs(a, b).to_array();
            for (i, &counts) in counts.as_chunks::<2>().0.iter().enumerate() {
                // Always written, rarely kept: cheaper than an unpredictable branch.
                pairs[len] = (octet * QUAD + i, counts);
                len += usize::from(counts[0] | counts[1] != 0);
            }
        }
        Self { pairs, len, unit }
    }
}

/// A dense layer's parameters, for `2 * PAIRS` inputs; outputs in tiles of `TILE` quads.
#[derive(Debug, Clone)]
pub struct Dense<const PAIRS: usize, const TILE: usize> {
    /// `(tiles, PAIRS, TILE)`.
    weight: Vec<[Pairs; TILE]>,
    scale: Vec<[Quad; TILE]>,
    bias: Vec<[Quad; TILE]>,
}

impl<const PAIRS: usize, const TILE: usize> Dense<PAIRS, TILE> {
    /// Takes `weight: (C, OC)` and `bias: (OC)`; `None` unless the weights can be [`quantised`]. Input `i` of a pass is
    /// the layer's input `order(i)`. Inputs and outputs beyond C and OC, which pad vectors, have zero weights.
    #[must_use]
    pub fn new(weight: &[f32], bias: &[f32], order: impl Fn(usize) -> usize) -> Option<Self> {
        let out = bias.len();
        let mut scale = vec![0.0; out];
        let weight = quantised(weight, &mut scale)?;
        let tiles = out.div_ceil(TILE * QUAD);
        let quads = |values: &[f32]| {
            let value = |o| values.get(o).copied().unwrap_or(0.0);
            (0..tiles).map(|t| from_fn(|q| Quad::from(from_fn(|i| value((t * TILE + q) * QUAD + i))))).collect()
        };
        let mut packed = vec![[Pairs::splat(0); TILE]; tiles * PAIRS];
        for i in 0..2 * PAIRS {
            let Some(row) = weight.chunks_exact(out).nth(order(i)) else { continue };
            let (pair, second) = (i / OCTET * QUAD + i % QUAD, i % OCTET / QUAD);
            for (tile, row) in packed[pair..].iter_mut().step_by(PAIRS).zip(row.chunks(TILE * QUAD)) {
                for (vector, row) in tile.iter_mut().zip(row.chunks(QUAD)) {
                    for (weights, &w) in vector.as_mut_array().as_chunks_mut::<2>().0.iter_mut().zip(row) {
                        weights[second] = w.into();
                    }
                }
            }
        }
        Some(Self { weight: packed, scale: quads(&scale), bias: quads(bias) })
    }

    /// Forward pass; `output: (OC)`, which may be padded to whole tiles.
    pub fn forward(&self, input: &Input<PAIRS>, output: &mut [f32]) {
        let unit = Quad::splat(input.unit.value());
        for (t, output) in output.chunks_exact_mut(TILE * QUAD).enumerate() {
            let weight = window::<PAIRS, _>(&self.weight, t * PAIRS);
            let mut sums = [Sums::splat(0); TILE];
            for &(pair, counts) in &input.pairs[..input.len] {
                let (counts, weight) = (splat_pair(counts), &weight[pair]);
                for q in 0..TILE {
                    sums[q] += counts.dot(weight[q]);
                }
            }
            for q in 0..TILE {
                let values = sums[q].round_float() * (self.scale[t][q] * unit) + self.bias[t][q];
                *window_mut(output, q * QUAD) = values.to_array();
            }
        }
    }
}
