//! One image at a time.
//!
//! Lanes hold neighbouring *pixels* where there are few maps (C1: 6 maps of 28 columns) and neighbouring *maps* where
//! there are many (C3: 16 maps of 10 columns). Either layout would leave lanes idle in the other stage.
//!
//! C1 reads mostly blank paper. Kernel rows that meet no ink in a tile are skipped; for real digits that is more than
//! half of them. C3's inputs have zeros as well, but scattered ones: a list of the non-zero terms costs as much as
//! it saves, and a fifth more where there are no zeros.

use core::hint::black_box;

use crate::{
    lanes::{QUAD, Quad, larger_neighbours, load_quad, not_zeros, rectify, window, window_mut},
    network::kernels::{conv2d::Conv2dShape, max_pool::larger},
    shape::K,
};

/// Forward pass: `input: (C, H, W)`, `weight: (C, K, K, OC)`, `bias: (OC)`, `output: (OC, (H - 4) / 2, (W - 4) / 2)`.
///
/// `OC` is a constant so that the compiler removes bounds checks from the inner loops and unrolls them.
///
/// # Panics
///
/// If `OC` or the length of a slice does not match the shape, or if the input has more than 32 columns, or more than
/// 128 rows in all channels together.
pub fn forward<const OC: usize>(shape: Conv2dShape, input: &[f32], weight: &[f32], bias: &[f32], output: &mut [f32]) {
    let fits = OC == shape.out_channels && weight.len() == shape.weight_len() && input.len() == shape.input_len();
    assert!(fits, "the slices match the shape");
    let weight = weight.as_chunks::<OC>().0.as_chunks::<K>().0.as_chunks::<K>().0;
    let stage = Stage::<OC> { shape, input, weight, bias: window(bias, 0) };
    // The choice of tiles depends on OC alone, so no other tile is compiled.
    let mut oc = 0;
    while oc + 8 <= OC {
        oc += stage.map_lanes::<8>(oc, output);
    }
    if OC % 8 == 6 {
        oc += stage.pixel_lanes::<6>(oc, output);
    } else if OC % 8 >= 4 {
        oc += stage.map_lanes::<4>(oc, output);
    }
    if OC % 8 != 6 && !OC.is_multiple_of(4) {
        while oc < OC {
            oc += stage.pixel_lanes::<1>(oc, output);
        }
    }
}

/// Input columns that four neighbouring output pixels read.
const COLUMNS: usize = QUAD + K - 1;

/// The largest number of input rows, `C * H`.
const ROWS: usize = 128;

/// The columns of each input row that are not zero: bit x for column x.
fn inked(shape: Conv2dShape, input: &[f32]) -> [u32; ROWS] {
    assert!(shape.channels * shape.height <= ROWS && shape.width <= u32::BITS as usize, "the input fits the bits");
    let mut inked = [0; ROWS];
    for (inked, row) in inked.iter_mut().zip(input.chunks_exact(shape.width)) {
        *inked = not_zeros(row);
    }
    inked
}

/// The input of every tile.
#[derive(Clone, Copy)]
struct Stage<'a, const OC: usize> {
    shape: Conv2dShape,
    input: &'a [f32],
    /// `(C, K, K, OC)`.
    weight: &'a [[[[f32; OC]; K]; K]],
    bias: &'a [f32; OC],
}

impl<const OC: usize> Stage<'_, OC> {
    const fn pooled(&self) -> (usize, usize) {
        (self.shape.out_height() / 2, self.shape.out_width() / 2)
    }

    /// The pixels, `(H, W)`, and the kernels, `(K, K, OC)`, of each input channel.
    #[inline(always)]
    fn channels(&self) -> impl Iterator<Item = (&[f32], &[[[f32; OC]; K]; K])> {
        self.input.chunks_exact(self.shape.height * self.shape.width).zip(self.weight)
    }

    /// `T` maps from `oc` on, four neighbouring pixels per vector; returns `T`.
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
        for ((pixels, kernel), inked) in self.channels().zip(inked.chunks(self.shape.height)) {
            // Bit ky: whether the tile has a term of kernel row ky that is not zero.
            let rows: &[u32; K + 1] = window(inked, y);
            let met = |ky: usize| (rows[ky] | rows[ky + 1]) >> x & ((1 << COLUMNS) - 1) != 0;
            let met = (0..K).fold(0, |bits, ky| bits | u32::from(met(ky)) << ky);
            if met == 0 {
                continue;
            }
            // From the first such kernel row to the last: skipping rows in between costs more than it saves.
            let [first, last] = [met.trailing_zeros(), met.ilog2()].map(|ky| ky as usize);
            for (taps, rows) in
                kernel[first..=last].iter().zip(row_pairs::<COLUMNS>(pixels, self.shape.width, y + first, x))
            {
                for (kx, weights) in taps.iter().enumerate() {
                    let [upper, lower] = rows.map(|row| load_quad(row, kx));
                    for (sums, &w) in sums.iter_mut().zip(window::<T, f32>(weights, oc)) {
                        sums[0] += upper * Quad::splat(w);
                        sums[1] += lower * Quad::splat(w);
                    }
                }
            }
        }
        sums
    }

    /// `T` maps from `oc` on, four neighbouring maps per vector; returns `T`, a multiple of four.
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

    /// One pooled pixel of `T` maps: the sums of the four pixels of its window, then ReLU and maximum.
    #[inline(always)]
    fn map_tile<const T: usize>(&self, oc: usize, y: usize, x: usize) -> [f32; T] {
        let bias: &[f32; T] = window(self.bias, oc);
        // Only the first T / 4 quads are used; stable Rust cannot express an array of T / 4.
        let mut sums: [[Quad; 4]; T] = [[Quad::splat(0.0); 4]; T];
        let quads = T / QUAD;
        // Hides K from the compiler; see "Registers" in `kernels`.
        let columns = black_box(K);
        for q in 0..quads {
            sums[q] = [load_quad(bias, q * QUAD); 4];
        }
        for (pixels, kernel) in self.channels() {
            for (taps, [upper, lower]) in kernel.iter().zip(row_pairs::<{ K + 1 }>(pixels, self.shape.width, y, x)) {
                for (kx, weights) in taps.iter().enumerate().take(columns) {
                    let pixels = [upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]].map(Quad::splat);
                    for q in 0..quads {
                        let weights = load_quad(weights, oc + q * QUAD);
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
        for (pixels, kernel) in self.channels() {
            for (taps, [upper, lower]) in kernel.iter().zip(row_pairs::<{ K + 1 }>(pixels, self.shape.width, y, x)) {
                for (kx, weights) in taps.iter().enumerate() {
                    let pixels = [upper[kx], upper[kx + 1], lower[kx], lower[kx + 1]];
                    for (sum, pixel) in sums.iter_mut().zip(pixels) {
                        *sum += pixel * weights[oc];
                    }
                }
            }
        }
        sums.into_iter().fold(0.0, larger)
    }
}

/// The input of successive kernel rows for two rows of output: `N` columns from `x` on, of each row from `y` on and of
/// the row below it.
///
/// The bounds of a row are checked once, although two kernel rows read it.
#[inline(always)]
fn row_pairs<const N: usize>(pixels: &[f32], width: usize, y: usize, x: usize) -> impl Iterator<Item = [&[f32; N]; 2]> {
    let mut rows = pixels[y * width + x..].chunks(width).map(|row| window(row, 0));
    let mut upper = rows.next();
    rows.map_while(move |lower| upper.replace(lower).map(|upper| [upper, lower]))
}

/// The larger of each pair of lanes, or `0.0`. The result is never NaN or `-0.0`.
#[inline(always)]
fn rectified_max(a: Quad, b: Quad) -> Quad {
    rectify(a).fast_max(rectify(b))
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn what_does_not_match_the_shape_is_refused() {
        let shape = |out_channels| Conv2dShape { channels: 1, height: 6, width: 6, out_channels };
        let message = |out_channels, weights: usize, inputs: usize| {
            let forward = || {
                let (input, weight, mut output) = (vec![0.0; inputs], vec![0.0; weights], [0.0; 4]);
                forward::<2>(shape(out_channels), &input, &weight, &[0.0; 4], &mut output);
            };
            let panic = catch_unwind(forward).err()?;
            Some(panic.downcast_ref::<&str>().copied().unwrap_or("another").to_owned())
        };
        assert_eq!(message(2, 50, 36), None);
        for (out_channels, weights, inputs) in [(1, 25, 36), (2, 75, 36), (2, 50, 42)] {
            let expected = "the slices match the shape".to_owned();
            assert_eq!(message(out_channels, weights, inputs), Some(expected), "{out_channels} {weights} {inputs}");
        }
    }
}
