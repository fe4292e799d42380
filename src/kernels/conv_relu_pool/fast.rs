//! One image.
//!
//! Lanes hold neighbouring *pixels* where there are few maps (C1: 6 maps of 28 columns) and neighbouring *maps* where
//! there are many (C3: 16 maps of 10 columns): each way round the other stage would leave lanes idle.
//!
//! C1 sees mostly paper. Kernel rows under which a tile of its pixels has no ink are left out, of real digits more than
//! half. C3's maps have zeros as well, but scattered: a list of the terms that are left costs what it saves, and a fifth
//! more where there are no zeros.

use core::hint::black_box;

use crate::{
    kernels::{conv2d::Conv2dShape, max_pool::larger},
    lanes::{QUAD, Quad, larger_neighbours, load_quad, not_zero, rectify, window, window_mut},
    shape::K,
};

/// The pass: `input: (C, H, W)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
///
/// `OC` is known to the compiler, which so drops the checks of bounds from the inner loops and unrolls them.
///
/// # Panics
///
/// If `OC` is not the shape's, a slice has not the shape's length, or the input is wider than 32 columns or, with all
/// channels one under the other, higher than 128 rows.
pub fn forward<const OC: usize>(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    assert_eq!((OC, weight.len(), input.len()), (shape.out_channels, shape.weight_len(), shape.input_len()));
    let weight = weight.as_chunks::<OC>().0.as_chunks::<K>().0;
    let stage = Stage::<OC> { shape, input, weight, bias: window(bias, 0) };
    let mut oc = 0;
    while oc < OC {
        oc += match OC - oc {
            6 => stage.pixel_lanes::<6>(oc, output),
            8.. => stage.map_lanes::<8>(oc, output),
            4.. => stage.map_lanes::<4>(oc, output),
            _ => stage.pixel_lanes::<1>(oc, output),
        };
    }
}

/// Columns of input that four neighbouring pixels read.
const COLUMNS: usize = QUAD + K - 1;

/// The most rows of input, `C * H`.
const ROWS: usize = 128;

/// For each row of input which columns are not zero: bit x for column x.
fn inked(shape: Conv2dShape, input: &[f32]) -> [u32; ROWS] {
    assert!(shape.channels * shape.height <= ROWS && shape.width <= u32::BITS as usize, "{shape:?}");
    let mut inked = [0; ROWS];
    for (inked, row) in inked.iter_mut().zip(input.chunks_exact(shape.width)) {
        for x in (0..shape.width).step_by(QUAD) {
            // The last quad may have to begin further left; what is then asked twice is the same.
            let x = x.min(shape.width - QUAD);
            *inked |= not_zero(load_quad(row, x)) << x;
        }
    }
    inked
}

/// What every tile of the pass reads.
#[derive(Clone, Copy)]
struct Stage<'a, const OC: usize> {
    shape: Conv2dShape,
    input: &'a [f32],
    /// One entry for each kernel row: `(C * K)` of `(K, OC)`.
    weight: &'a [[[f32; OC]; K]],
    bias: &'a [f32; OC],
}

impl<const OC: usize> Stage<'_, OC> {
    const fn pooled(&self) -> (usize, usize) {
        (self.shape.out_height() / 2, self.shape.out_width() / 2)
    }

    /// The two rows of `input` that kernel row `ky` of channel `c` reads for output row `y` and the next, from `x` on.
    #[inline(always)]
    fn rows(&self, c: usize, ky: usize, y: usize, x: usize) -> [&[f32]; 2] {
        let Conv2dShape { height, width, .. } = self.shape;
        [0, 1].map(|dy| &self.input[(c * height + y + dy + ky) * width + x..])
    }

    /// The weights of kernel row `ky` of channel `c` for `T` output channels from `oc` on.
    #[inline(always)]
    fn taps<const T: usize>(&self, c: usize, ky: usize, oc: usize) -> [&[f32; T]; K] {
        self.weight[c * K + ky].each_ref().map(|weights| window(weights, oc))
    }

    /// `T` maps from `oc` on, four neighbouring pixels to a vector; returns `T`.
    #[inline(always)]
    fn pixel_lanes<const T: usize>(self, oc: usize, output: &mut [f32]) -> usize {
        let (pooled_height, pooled_width) = self.pooled();
        let inked = inked(self.shape, self.input);
        for y in 0..pooled_height {
            let mut x = 0;
            while x + 2 <= pooled_width {
                let sums = self.pixel_tile::<T>(&inked, oc, 2 * y, 2 * x);
                for (i, [upper, lower]) in sums.into_iter().enumerate() {
                    let at = ((oc + i) * pooled_height + y) * pooled_width + x;
                    *window_mut(output, at) = larger_neighbours(rectified_max(upper, lower));
                }
                x += 2;
            }
            if x < pooled_width {
                for oc in oc..oc + T {
                    output[(oc * pooled_height + y) * pooled_width + x] = self.single(oc, 2 * y, 2 * x);
                }
            }
        }
        T
    }

    /// Sums of `T` maps over two rows of four pixels.
    #[inline(always)]
    fn pixel_tile<const T: usize>(&self, inked: &[u32; ROWS], oc: usize, y: usize, x: usize) -> [[Quad; 2]; T] {
        let mut sums: [[Quad; 2]; T] = core::array::from_fn(|i| [Quad::splat(self.bias[oc + i]); 2]);
        for c in 0..self.shape.channels {
            // Bit ky: whether the tile has a term of kernel row ky that is not zero.
            let rows = window::<{ K + 1 }, u32>(inked, c * self.shape.height + y);
            let met = |ky: usize| (rows[ky] | rows[ky + 1]) >> x & ((1 << COLUMNS) - 1) != 0;
            let met = (0..K).fold(0, |bits, ky| bits | u32::from(met(ky)) << ky);
            // From the first such kernel row to the last: skipping those in between costs more than they do.
            for ky in met.trailing_zeros() as usize..(u32::BITS - met.leading_zeros()) as usize {
                let rows = self.rows(c, ky, y, x).map(|row| window::<COLUMNS, f32>(row, 0));
                let taps = self.taps::<T>(c, ky, oc);
                for kx in 0..K {
                    let [upper, lower] = rows.map(|row| load_quad(row, kx));
                    for i in 0..T {
                        sums[i][0] += upper * Quad::splat(taps[kx][i]);
                        sums[i][1] += lower * Quad::splat(taps[kx][i]);
                    }
                }
            }
        }
        sums
    }

    /// `T` maps from `oc` on, a multiple of four, four neighbouring maps to a vector; returns `T`.
    #[inline(always)]
    fn map_lanes<const T: usize>(self, oc: usize, output: &mut [f32]) -> usize {
        let (pooled_height, pooled_width) = self.pooled();
        for y in 0..pooled_height {
            for x in 0..pooled_width {
                for (i, value) in self.map_tile::<T>(oc, 2 * y, 2 * x).into_iter().enumerate() {
                    output[((oc + i) * pooled_height + y) * pooled_width + x] = value;
                }
            }
        }
        T
    }

    /// One pooled pixel of `T` maps: sums over the four pixels of its window, rectified and compared.
    #[inline(always)]
    fn map_tile<const T: usize>(&self, oc: usize, y: usize, x: usize) -> [f32; T] {
        let bias: &[f32; T] = window(self.bias, oc);
        // Only the first T / 4 quads are used; an array of T / 4 cannot be written down.
        let mut sums: [[Quad; 4]; T] = [[Quad::splat(0.0); 4]; T];
        let quads = T / QUAD;
        // The compiler must not know: see `kernels` on registers.
        let columns = black_box(K);
        for q in 0..quads {
            sums[q] = [load_quad(bias, q * QUAD); 4];
        }
        for c in 0..self.shape.channels {
            for ky in 0..K {
                let [upper, lower] = self.rows(c, ky, y, x).map(|row| window::<6, f32>(row, 0));
                let taps = self.taps::<T>(c, ky, oc);
                for kx in (0..K).take(columns) {
                    let pixels = [upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]].map(Quad::splat);
                    for q in 0..quads {
                        let weights = load_quad(taps[kx], q * QUAD);
                        for i in 0..4 {
                            sums[q][i] += pixels[i] * weights;
                        }
                    }
                }
            }
        }
        let mut largest = [0.0; T];
        for (largest, [a, b, c, d]) in largest.chunks_exact_mut(QUAD).zip(sums) {
            largest.copy_from_slice(&rectified_max(a, b).fast_max(rectified_max(c, d)).to_array());
        }
        largest
    }

    /// One pooled pixel of one map, without vectors.
    fn single(&self, oc: usize, y: usize, x: usize) -> f32 {
        let mut sums = [self.bias[oc]; 4];
        for c in 0..self.shape.channels {
            for ky in 0..K {
                let [upper, lower] = self.rows(c, ky, y, x);
                let taps = self.taps::<1>(c, ky, oc);
                for kx in 0..K {
                    let [w] = *taps[kx];
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
