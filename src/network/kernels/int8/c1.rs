//! C1, its ReLU and S2's pooling.
//!
//! Lanes hold four neighbouring *pooled* pixels. Each is the maximum of four sums, two in even and two in odd columns.
//! For an even column the pairs of pixels start at that column and meet the kernel columns `(0, 1) (2, 3) (4, 5)`,
//! where the missing column 5 is zero. For the odd column next to it the same pairs meet the kernel shifted by one:
//! `(-1, 0) (1, 2) (3, 4)`. So each load serves both columns, and nothing is shuffled.
//!
//! Blank paper costs nothing: where a window has no ink, the output is the bias after ReLU. In each row tiles start at
//! windows with ink, which skips half of the work.
//!
//! Views of the network ask for C1's maps as well. They come from the same sums, before the maximum.

use super::{Unit, quantised};
use crate::{
    lanes::{Pairs, QUAD, Quad, Sums, load_pairs, load_quad, not_zeros, rectify, round_to_row, window, window_mut},
    shape::{C1_MAPS, C1_PIXELS, C1_SIDE, GLYPH, GLYPH_PIXELS, K, PAD, PADDED, S2_PIXELS, S2_SIDE},
};

/// Pairs of kernel columns.
const PAIRS: usize = K.div_ceil(2);
/// Maps of a tile: with four sums each, as many as registers hold.
const TILE: usize = 2;

/// The even bits, one for each column of S2.
const WINDOWS: u32 = (u32::MAX / 3) & ((1 << (2 * S2_SIDE)) - 1);

/// C1's input: a glyph in [`Unit::GLYPH`], with two zeros on each side.
#[derive(Debug, Clone)]
pub struct Input {
    rows: [[i16; PADDED]; PADDED],
    /// The columns of each row that have ink: bit x for column x.
    inked: [u32; PADDED],
}

impl Input {
    /// Takes intensities, `(H, W)`.
    #[must_use]
    pub fn new(pixels: &[f32; GLYPH_PIXELS]) -> Self {
        let per_one = Quad::splat(Unit::GLYPH.per_one());
        let mut rows = [[0; PADDED]; PADDED];
        let mut inked = [0; PADDED];
        let padded = rows[PAD..].iter_mut().zip(&mut inked[PAD..]);
        for ((row, inked), pixels) in padded.zip(pixels.as_chunks::<GLYPH>().0) {
            *inked = not_zeros(pixels) << PAD;
            // A row is three and a half vectors long; the last vector overlaps the third.
            for x in [0, 8, 16, GLYPH - 8] {
                let [a, b] = [x, x + QUAD].map(|x| load_quad(pixels, x) * per_one);
                *window_mut(row, PAD + x) = round_to_row(a, b).to_array();
            }
        }
        Self { rows, inked }
    }

    /// The first S2 column of each tile. The tiles together cover all windows with ink in row `y`.
    fn tiles(&self, y: usize) -> impl Iterator<Item = usize> {
        let ink = window::<{ K + 1 }, _>(&self.inked, 2 * y).iter().fold(0, |any, row| any | row);
        // Bit 2k: whether there is ink in columns 2k to 2k + K, those of window k.
        let mut windows = (0..=K).fold(0, |any, column| any | ink >> column) & WINDOWS;
        core::iter::from_fn(move || {
            (windows != 0).then(|| {
                // The last tile may overlap the one before. It computes the same values again.
                let x = (windows.trailing_zeros() as usize / 2).min(S2_SIDE - QUAD);
                windows &= u32::MAX << (2 * (x + QUAD));
                x
            })
        })
    }
}

/// C1's parameters.
#[derive(Debug, Clone)]
pub struct C1 {
    /// For each map, kernel row, and even or odd columns: pairs of weights, each broadcast to all lanes.
    weight: [[[[Pairs; PAIRS]; 2]; K]; C1_MAPS],
    scale: [f32; C1_MAPS],
    bias: [f32; C1_MAPS],
}

impl C1 {
    /// Takes `weight: (1, K, K, OC)` and `bias: (OC)`; `None` unless the weights can be [`quantised`].
    #[must_use]
    pub fn new(weight: &[f32], bias: &[f32]) -> Option<Self> {
        let mut scale = [0.0; C1_MAPS];
        let weight = quantised(weight, &mut scale)?;
        let mut packed = [[[[Pairs::splat(0); PAIRS]; 2]; K]; C1_MAPS];
        for (i, &w) in weight.iter().enumerate() {
            let (ky, kx, oc) = (i / C1_MAPS / K, i / C1_MAPS % K, i % C1_MAPS);
            for odd in 0..2 {
                let column = kx + odd;
                let pairs = packed[oc][ky][odd][column / 2].as_mut_array();
                pairs.iter_mut().skip(column % 2).step_by(2).for_each(|weight| *weight = w.into());
            }
        }
        let scale = scale.map(|scale| scale * Unit::GLYPH.value());
        Some(Self { weight: packed, scale, bias: *window(bias, 0) })
    }

    /// Forward pass; `output: (OC, H, W)` of S2 and, if given, `maps: (OC, H, W)` of C1.
    pub fn forward(
        &self,
        input: &Input,
        output: &mut [[f32; S2_PIXELS]; C1_MAPS],
        mut maps: Option<&mut [[f32; C1_PIXELS]; C1_MAPS]>,
    ) {
        for (map, bias) in output.iter_mut().zip(self.bias) {
            fill(map, bias.max(0.0));
        }
        for (map, bias) in maps.iter_mut().flat_map(|maps| maps.iter_mut()).zip(self.bias) {
            fill(map, bias.max(0.0));
        }
        for y in 0..S2_SIDE {
            for x in input.tiles(y) {
                for oc in (0..C1_MAPS).step_by(TILE) {
                    for (oc, sums) in (oc..).zip(self.tile(input, oc, y, x)) {
                        let [a, b, c, d] = sums;
                        let pooled = self.values(oc, a.max(b).max(c.max(d)));
                        *window_mut(&mut output[oc], y * S2_SIDE + x) = pooled;
                        if let Some(maps) = &mut maps {
                            self.spread(oc, &sums, &mut maps[oc][2 * (y * C1_SIDE + x)..]);
                        }
                    }
                }
            }
        }
    }

    /// Outputs of a map, from their sums.
    #[inline(always)]
    fn values(&self, oc: usize, sums: Sums) -> [f32; QUAD] {
        rectify(sums.round_float() * Quad::splat(self.scale[oc]) + Quad::splat(self.bias[oc])).to_array()
    }

    /// Writes the outputs that four pooled pixels are the maxima of, four for each, from their sums to `map`.
    /// Not inlined: inference does not need it.
    #[inline(never)]
    fn spread(&self, oc: usize, sums: &[Sums; 4], map: &mut [f32]) {
        for (i, &sums) in sums.iter().enumerate() {
            let columns = map[i / 2 * C1_SIDE + i % 2..].iter_mut().step_by(2);
            columns.zip(self.values(oc, sums)).for_each(|(at, value)| *at = value);
        }
    }

    /// The sums of the four outputs that are pooled, for four pooled pixels and each map of the tile.
    #[inline(always)]
    fn tile(&self, input: &Input, oc: usize, y: usize, x: usize) -> [[Sums; 4]; TILE] {
        let maps = window::<TILE, _>(&self.weight, oc);
        let rows = window::<{ K + 1 }, _>(&input.rows, 2 * y).each_ref().map(|row| window::<12, i16>(row, 2 * x));
        let mut sums = [[Sums::splat(0); 4]; TILE];
        for ky in 0..K {
            for pair in 0..PAIRS {
                let [upper, lower] = [0, 1].map(|dy| load_pairs(rows[ky + dy], 2 * pair));
                for i in 0..TILE {
                    let [even, odd] = [0, 1].map(|odd| maps[i][ky][odd][pair]);
                    sums[i][0] += upper.dot(even);
                    sums[i][1] += upper.dot(odd);
                    sums[i][2] += lower.dot(even);
                    sums[i][3] += lower.dot(odd);
                }
            }
        }
        sums
    }
}

/// Not inlined: if it knew the length, the compiler would unroll every store.
#[inline(never)]
fn fill(map: &mut [f32], value: f32) {
    map.fill(value);
}
