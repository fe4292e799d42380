//! A whole stage of the network for one image: convolution, rectifier and max pooling, fused.
//!
//! Defined as [`conv2d::reference`](super::conv2d::reference), [`relu`] and [`max_pool`] one after the other. Fused, the
//! convolution's maps (for C1 the largest tensor of the network) never touch memory: the four sums under a pooling
//! window are rectified and compared in registers.
//!
//! Lanes hold neighbouring *pixels* where there are few maps (C1: 6 maps of 28 columns) and neighbouring *maps* where
//! there are many (C3: 16 maps of 10 columns): each way round the other stage would leave lanes idle.

use super::{conv2d::Conv2dShape, max_pool::larger};
use crate::{
    lanes::{QUAD, Quad, load_quad, rectify, window},
    shape::K,
};

/// The pass: `input: (C, H, W)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
pub fn forward(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let stage = Stage { shape, input, weight, bias };
    let mut oc = 0;
    while oc < shape.out_channels {
        oc += match shape.out_channels - oc {
            6 => stage.pixel_lanes::<6>(oc, output),
            8.. => stage.map_lanes::<2>(oc, output),
            4.. => stage.map_lanes::<1>(oc, output),
            _ => stage.pixel_lanes::<1>(oc, output),
        };
    }
}

/// What every tile of the pass reads.
#[derive(Clone, Copy)]
struct Stage<'a> {
    shape: Conv2dShape,
    input: &'a [f32],
    weight: &'a [f32],
    bias: &'a [f32],
}

impl Stage<'_> {
    const fn pooled(&self) -> (usize, usize) {
        (self.shape.out_height() / 2, self.shape.out_width() / 2)
    }

    /// The two rows of `input` that kernel row `ky` of channel `c` reads for output row `y` and the next, from `x` on.
    #[inline(always)]
    fn rows(&self, c: usize, ky: usize, y: usize, x: usize) -> [&[f32]; 2] {
        let Conv2dShape { height, width, .. } = self.shape;
        [0, 1].map(|dy| &self.input[(c * height + y + dy + ky) * width + x..])
    }

    /// The weights of kernel row `ky` of channel `c`, `(K, OC)`, from output channel `oc` on.
    #[inline(always)]
    fn taps(&self, c: usize, ky: usize, oc: usize) -> &[f32] {
        &self.weight[(c * K + ky) * K * self.shape.out_channels + oc..]
    }

    /// `OC` maps from `oc` on, four neighbouring pixels to a vector; returns `OC`.
    #[inline(always)]
    fn pixel_lanes<const OC: usize>(self, oc: usize, output: &mut [f32]) -> usize {
        let (pooled_height, pooled_width) = self.pooled();
        for y in 0..pooled_height {
            let mut x = 0;
            while x + 2 <= pooled_width {
                let sums = self.pixel_tile::<OC>(oc, 2 * y, 2 * x);
                for (i, [upper, lower]) in sums.into_iter().enumerate() {
                    let [a, b, c, d] = rectified_max(upper, lower).to_array();
                    let at = ((oc + i) * pooled_height + y) * pooled_width + x;
                    output[at..at + 2].copy_from_slice(&[larger(a, b), larger(c, d)]);
                }
                x += 2;
            }
            if x < pooled_width {
                for oc in oc..oc + OC {
                    output[(oc * pooled_height + y) * pooled_width + x] = self.single(oc, 2 * y, 2 * x);
                }
            }
        }
        OC
    }

    /// Sums of `OC` maps over two rows of four pixels.
    #[inline(always)]
    fn pixel_tile<const OC: usize>(&self, oc: usize, y: usize, x: usize) -> [[Quad; 2]; OC] {
        let mut sums: [[Quad; 2]; OC] = core::array::from_fn(|i| [Quad::splat(self.bias[oc + i]); 2]);
        for c in 0..self.shape.channels {
            for ky in 0..K {
                let rows = self.rows(c, ky, y, x).map(|row| window::<8, f32>(row, 0));
                let taps = self.taps(c, ky, oc);
                for kx in 0..K {
                    let [upper, lower] = rows.map(|row| load_quad(row, kx));
                    let weights = window::<OC, f32>(taps, kx * self.shape.out_channels);
                    for (sums, &w) in sums.iter_mut().zip(weights) {
                        sums[0] += upper * Quad::splat(w);
                        sums[1] += lower * Quad::splat(w);
                    }
                }
            }
        }
        sums
    }

    /// `Q` quads of maps from `oc` on, four neighbouring maps to a vector; returns how many maps that was.
    #[inline(always)]
    fn map_lanes<const Q: usize>(self, oc: usize, output: &mut [f32]) -> usize {
        let (pooled_height, pooled_width) = self.pooled();
        for y in 0..pooled_height {
            for x in 0..pooled_width {
                for (q, [a, b, c, d]) in self.map_tile::<Q>(oc, 2 * y, 2 * x).into_iter().enumerate() {
                    let largest = rectified_max(a, b).fast_max(rectified_max(c, d)).to_array();
                    for (i, value) in largest.into_iter().enumerate() {
                        output[((oc + q * QUAD + i) * pooled_height + y) * pooled_width + x] = value;
                    }
                }
            }
        }
        Q * QUAD
    }

    /// Sums of `Q` quads of maps over the four pixels of a pooling window, in the order row, column.
    #[inline(always)]
    fn map_tile<const Q: usize>(&self, oc: usize, y: usize, x: usize) -> [[Quad; 4]; Q] {
        let mut sums: [[Quad; 4]; Q] = core::array::from_fn(|q| [load_quad(self.bias, oc + q * QUAD); 4]);
        for c in 0..self.shape.channels {
            for ky in 0..K {
                let [upper, lower] = self.rows(c, ky, y, x).map(|row| window::<6, f32>(row, 0));
                let taps = self.taps(c, ky, oc);
                for kx in 0..K {
                    let pixels = [upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]].map(Quad::splat);
                    for (q, sums) in sums.iter_mut().enumerate() {
                        let weights = load_quad(taps, kx * self.shape.out_channels + q * QUAD);
                        for (sum, pixel) in sums.iter_mut().zip(pixels) {
                            *sum += pixel * weights;
                        }
                    }
                }
            }
        }
        sums
    }

    /// One pooled pixel of one map, without vectors.
    fn single(&self, oc: usize, y: usize, x: usize) -> f32 {
        let mut sums = [self.bias[oc]; 4];
        for c in 0..self.shape.channels {
            for ky in 0..K {
                let [upper, lower] = self.rows(c, ky, y, x);
                let taps = self.taps(c, ky, oc);
                for kx in 0..K {
                    let w = taps[kx * self.shape.out_channels];
                    for (sum, pixel) in sums.iter_mut().zip([upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]]) {
                        *sum += pixel * w;
                    }
                }
            }
        }
        sums.into_iter().fold(0.0, larger)
    }
}

/// The larger of each two lanes, or `0.0`. Neither NaN nor the sign of a zero can come out.
#[inline(always)]
fn rectified_max(a: Quad, b: Quad) -> Quad {
    rectify(a).fast_max(rectify(b))
}
