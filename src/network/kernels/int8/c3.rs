//! C3, its ReLU and S4's pooling.
//!
//! Lanes hold four neighbouring output maps. Each pair of pixels, from two input maps, is broadcast to them. Views of the
//! network ask for C3's maps as well, which come from the same sums.

use core::hint::black_box;

use super::{Unit, quantised};
use crate::{
    lanes::{Pairs, QUAD, Quad, Sums, largest, load_quad, rectify, round_to_pairs, splat_pair, window, window_mut},
    shape::{C1_MAPS, C3_MAPS, C3_PIXELS, C3_SIDE, K, S2_PIXELS, S2_SIDE, S4_PIXELS, S4_SIDE},
};

/// Pairs of input maps.
const PAIRS: usize = C1_MAPS / 2;
/// Quads of output maps.
const QUADS: usize = C3_MAPS / QUAD;
/// Quads of a tile: with four sums each, as many as registers hold.
const TILE: usize = 2;

/// C3's input: the maps of S2, interleaved in pairs.
#[derive(Debug, Clone)]
pub struct Input {
    pairs: [[[i16; 2]; S2_PIXELS]; PAIRS],
    unit: Unit,
}

impl Input {
    /// Takes S2, `(C, H, W)`; no value may be negative or NaN.
    #[must_use]
    pub fn new(maps: &[[f32; S2_PIXELS]; C1_MAPS]) -> Self {
        let unit = Unit::of(largest(maps.as_flattened()));
        let per_one = Quad::splat(unit.per_one());
        let mut pairs = [[[0; 2]; S2_PIXELS]; PAIRS];
        for (pairs, [a, b]) in pairs.iter_mut().zip(maps.as_chunks::<2>().0) {
            for i in (0..S2_PIXELS).step_by(QUAD) {
                let [a, b] = [a, b].map(|map| load_quad(map, i) * per_one);
                *window_mut(pairs.as_flattened_mut(), 2 * i) = round_to_pairs(a, b).to_array();
            }
        }
        Self { pairs, unit }
    }
}

/// C3's parameters.
#[derive(Debug, Clone)]
pub struct C3 {
    /// For each pair of input maps, kernel row, kernel column and quad of output maps.
    weight: [[[[Pairs; QUADS]; K]; K]; PAIRS],
    scale: [f32; C3_MAPS],
    bias: [f32; C3_MAPS],
}

impl C3 {
    /// Takes `weight: (C, K, K, OC)` and `bias: (OC)`; `None` unless the weights can be [`quantised`].
    #[must_use]
    pub fn new(weight: &[f32], bias: &[f32]) -> Option<Self> {
        let mut scale = [0.0; C3_MAPS];
        let weight = quantised(weight, &mut scale)?;
        let mut packed = [[[[Pairs::splat(0); QUADS]; K]; K]; PAIRS];
        for (i, &w) in weight.iter().enumerate() {
            let (tap, oc) = (i / C3_MAPS, i % C3_MAPS);
            let (c, ky, kx) = (tap / K / K, tap / K % K, tap % K);
            packed[c / 2][ky][kx][oc / QUAD].as_mut_array()[2 * (oc % QUAD) + c % 2] = w.into();
        }
        Some(Self { weight: packed, scale, bias: *window(bias, 0) })
    }

    /// Forward pass; `output: (H, W, OC)` of S4 and, if given, `maps: (OC, H, W)` of C3.
    pub fn forward(
        &self,
        input: &Input,
        output: &mut [[f32; C3_MAPS]; S4_PIXELS],
        mut maps: Option<&mut [[f32; C3_PIXELS]; C3_MAPS]>,
    ) {
        let scale = self.scale.map(|scale| scale * input.unit.value());
        for y in 0..S4_SIDE {
            for x in 0..S4_SIDE {
                for quad in (0..QUADS).step_by(TILE) {
                    for (quad, sums) in (quad..).zip(self.tile(input, quad, 2 * y, 2 * x)) {
                        let [a, b, c, d] = sums;
                        let pooled = self.values(quad, &scale, a.max(b).max(c.max(d)));
                        *window_mut(&mut output[y * S4_SIDE + x], quad * QUAD) = pooled;
                        if let Some(maps) = &mut maps {
                            self.spread(quad, &scale, &sums, 2 * (y * C3_SIDE + x), maps);
                        }
                    }
                }
            }
        }
    }

    /// Outputs of a quad of maps, from their sums.
    #[inline(always)]
    fn values(&self, quad: usize, scale: &[f32; C3_MAPS], sums: Sums) -> [f32; QUAD] {
        let [scale, bias] = [scale, &self.bias].map(|values| load_quad(values, quad * QUAD));
        rectify(sums.round_float() * scale + bias).to_array()
    }

    /// Writes the four outputs that a pooled pixel is the maximum of to each map of the quad, from `at` on. Not
    /// inlined: inference does not need it.
    #[inline(never)]
    fn spread(
        &self,
        quad: usize,
        scale: &[f32; C3_MAPS],
        sums: &[Sums; 4],
        at: usize,
        maps: &mut [[f32; C3_PIXELS]; C3_MAPS],
    ) {
        for (i, &sums) in sums.iter().enumerate() {
            for (map, value) in maps[quad * QUAD..].iter_mut().zip(self.values(quad, scale, sums)) {
                map[at + i / 2 * C3_SIDE + i % 2] = value;
            }
        }
    }

    /// The sums of the four outputs that are pooled, for each quad of the tile.
    #[inline(always)]
    fn tile(&self, input: &Input, quad: usize, y: usize, x: usize) -> [[Sums; 4]; TILE] {
        // Hides K from the compiler; see "Registers" in `kernels`.
        let columns = black_box(K);
        let mut sums = [[Sums::splat(0); 4]; TILE];
        for pair in 0..PAIRS {
            for ky in 0..K {
                let row = |dy| window::<{ K + 1 }, _>(&input.pairs[pair], (y + dy + ky) * S2_SIDE + x);
                let [upper, lower] = [0, 1].map(row);
                for kx in (0..K).take(columns) {
                    let pixels = [upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]].map(splat_pair);
                    let weights = window::<TILE, _>(&self.weight[pair][ky][kx], quad);
                    for q in 0..TILE {
                        for i in 0..4 {
                            sums[q][i] += pixels[i].dot(weights[q]);
                        }
                    }
                }
            }
        }
        sums
    }
}
