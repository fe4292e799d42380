//! Sixteen images at once, one per lane.
//!
//! Every sum of the definition becomes the same sum of vectors, so the bits cannot differ, and no map size leaves a
//! remainder. What is left is to keep the sums in registers: each kernel below computes a tile of sums that share their
//! loads. A tile of 6x2 sums needs 8 loads for 12 products. AVX-512 has registers for 8x2; elsewhere C3's 16 channels
//! are computed in tiles of 4x2.

use crate::{
    lanes::{LANES, Lanes, load, store, window},
    network::kernels::{BLOCK, conv2d::Conv2dShape},
    shape::K,
};

/// Which of a window's four pixels is the first maximum, in the order row, column, for each image of a block.
///
/// Bit `n`: whether image `n`'s maximum is in the right column. Bit `BLOCK + n`: whether it is in the lower row.
pub type Route = u32;

/// Forward pass.
///
/// `input: (C, H, W, BLOCK)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `pooled: (OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`,
/// `routes: (OC, (H - 4) / 2, (W - 4) / 2)`.
pub fn forward(
    shape: Conv2dShape,
    input: &[f32],
    weight: &[f32],
    bias: &[f32],
    pooled: &mut [f32],
    routes: &mut [Route],
) {
    let stage = Stage { shape, input, weight, bias };
    let mut oc = 0;
    while oc < shape.out_channels {
        oc += match shape.out_channels - oc {
            6 => stage.maps::<6>(oc, pooled, routes),
            8.. if LANES == 16 => stage.maps::<8>(oc, pooled, routes),
            4.. => stage.maps::<4>(oc, pooled, routes),
            _ => stage.maps::<1>(oc, pooled, routes),
        };
    }
}

/// The arguments that do not change during a pass.
#[derive(Clone, Copy)]
struct Stage<'a> {
    shape: Conv2dShape,
    input: &'a [f32],
    weight: &'a [f32],
    bias: &'a [f32],
}

impl Stage<'_> {
    /// `OC` neighbouring maps from `oc` on; returns `OC`.
    fn maps<const OC: usize>(self, oc: usize, pooled: &mut [f32], routes: &mut [Route]) -> usize {
        let (height, width) = (self.shape.out_height() / 2, self.shape.out_width() / 2);
        for y in 0..height {
            for x in 0..width {
                let mut window = [0; OC];
                for lane in (0..BLOCK).step_by(LANES) {
                    let upper = self.tile::<OC>(oc, 2 * y, 2 * x, lane);
                    let lower = self.tile::<OC>(oc, 2 * y + 1, 2 * x, lane);
                    for i in 0..OC {
                        let (largest, [right, below]) = pool(upper[i], lower[i]);
                        store(pooled, (((oc + i) * height + y) * width + x) * BLOCK + lane, largest);
                        window[i] |= (right | below << BLOCK) << lane;
                    }
                }
                for (i, route) in window.into_iter().enumerate() {
                    routes[((oc + i) * height + y) * width + x] = route;
                }
            }
        }
        OC
    }

    /// `OC` channels of two neighbouring pixels.
    #[inline(always)]
    fn tile<const OC: usize>(self, oc: usize, y: usize, x: usize, lane: usize) -> [[Lanes; 2]; OC] {
        let Conv2dShape { channels, height, width, out_channels } = self.shape;
        let mut sums: [[Lanes; 2]; OC] = core::array::from_fn(|i| [Lanes::splat(self.bias[oc + i]); 2]);
        for c in 0..channels {
            for ky in 0..K {
                let row = &self.input[((c * height + y + ky) * width + x) * BLOCK + lane..];
                let taps = &self.weight[(c * K + ky) * K * out_channels + oc..];
                for kx in 0..K {
                    let weights = window::<OC, f32>(taps, kx * out_channels);
                    let values = [0, 1].map(|i| load(row, (kx + i) * BLOCK));
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
}

/// The maximum of four values after ReLU, with two bits per lane: whether it is on the right, and whether it is below.
#[inline(always)]
fn pool(upper: [Lanes; 2], lower: [Lanes; 2]) -> (Lanes, [u32; 2]) {
    let larger = |a: Lanes, b: Lanes| {
        let takes = b.simd_gt(a);
        (takes.select(b, a), takes)
    };
    let [(upper, upper_right), (lower, lower_right)] = [upper, lower].map(|row| {
        let [left, right] = row.map(rectify);
        larger(left, right)
    });
    let (largest, below) = larger(upper, lower);
    (largest, [below.select(lower_right, upper_right), below].map(Lanes::to_bitmask))
}

/// Each lane, or `0.0` where it is not positive.
#[inline(always)]
fn rectify(lanes: Lanes) -> Lanes {
    lanes & lanes.simd_gt(Lanes::splat(0.0))
}
