//! Sixteen images backward, one after another, past all that is zero.
//!
//! Behind a rectifier and max pooling at most one in four of a convolution's outputs has a gradient, and which one
//! differs from image to image: with images in lanes nothing could be left out. Here lanes hold neighbours of one patch
//! instead. Each output that has a gradient adds one patch, K rows of K pixels, in both passes: to the gradient by the
//! weights the input under the kernel, to the gradient by the input the kernel itself.
//!
//! The two loops that add patches are functions that are not inlined: within a larger one their sums lose their registers.

mod arrivals;

use super::block::Route;
use crate::{
    lanes::{LANES, Lanes, load, store, transpose, window_mut},
    network::kernels::{BLOCK, conv2d::Conv2dShape, tree_sum},
    shape::K,
};
use arrivals::{Arrivals, Map};

/// Values that a pixel of `d_input` has room for: one vector, so that a patch loads what the one before it has stored.
const ROOM: usize = 8;

/// A kernel with room for as many channels: `(K, K, ROOM)`.
type Kernel = [[[f32; ROOM]; K]; K];

/// Room for the backward passes of a stage with `C` channels, in rows of `S` places.
///
/// `S` is the width of the input, filled up to a power of two from 16 to 64. Outputs have as many places in a row, so that
/// an output and the first pixel of its patch have one number.
#[derive(Debug, Clone)]
pub struct Backward<const C: usize, const S: usize> {
    shape: Conv2dShape,
    /// `(BLOCK, H, S, C)`, and what a vector reads beyond the last patch.
    input: Vec<f32>,
    arrivals: Arrivals<S>,
    /// `(BLOCK, H, S)` of pixels. The first stage never asks for them, and there they would be the largest: so they are
    /// made when they are asked for.
    d_input: Vec<[f32; ROOM]>,
    /// `(BLOCK, OC, K, K * C filled up to whole vectors)`: each image's own sums.
    d_weight: Vec<f32>,
    /// `(OC, BLOCK)`.
    d_bias: Vec<[f32; BLOCK]>,
}

impl<const C: usize, const S: usize> Backward<C, S> {
    /// Values of a kernel row, filled up.
    const ROW: usize = (K * C).next_multiple_of(LANES);

    /// Room for a stage of this shape.
    ///
    /// # Panics
    ///
    /// If `C` and `S` are not the shape's.
    #[must_use]
    pub fn new(shape: Conv2dShape) -> Self {
        assert_eq!((C, S), (shape.channels, shape.width.next_power_of_two().max(BLOCK)), "{shape:?}");
        const { assert!(C <= ROOM) };
        Self {
            shape,
            input: vec![0.0; BLOCK * shape.height * S * C + K * C + 2 * LANES],
            arrivals: Arrivals::new(shape),
            d_input: Vec::new(),
            d_weight: vec![0.0; BLOCK * shape.out_channels * K * Self::ROW],
            d_bias: vec![[0.0; BLOCK]; shape.out_channels],
        }
    }

    /// Takes in what the passes start from, all of it with images in lanes, as [`block`](super::block) has it.
    ///
    /// `input: (C, H, W, BLOCK)`; `pooled` and the gradient by it, `d_pooled: (OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`;
    /// `routes` the same without `BLOCK`.
    pub fn load(&mut self, input: &[f32], pooled: &[f32], routes: &[Route], d_pooled: &[f32]) {
        self.load_input(input);
        self.arrivals.load(pooled, routes, d_pooled);
    }

    /// From one image a lane to one image after another, channels side by side.
    fn load_input(&mut self, input: &[f32]) {
        let Conv2dShape { height, width, .. } = self.shape;
        let (pixels, _) = input.as_chunks::<BLOCK>();
        for y in 0..height {
            for first in (0..width * C).step_by(BLOCK) {
                let value = |i: usize| {
                    let (x, c) = ((first + i) / C, (first + i) % C);
                    if x < width { pixels[(c * height + y) * width + x] } else { [0.0; BLOCK] }
                };
                for (n, values) in transpose(&core::array::from_fn(value)).iter().enumerate() {
                    *window_mut(&mut self.input, (n * height + y) * S * C + first) = *values;
                }
            }
        }
    }

    /// Gradient by the parameters: `d_weight: (C, K, K, OC)`, `d_bias: (OC)`, both overwritten.
    pub fn parameters(&mut self, d_weight: &mut [f32], d_bias: &mut [f32]) {
        let Conv2dShape { height, out_channels, .. } = self.shape;
        for (i, d_kernel) in self.d_weight.chunks_exact_mut(K * Self::ROW).enumerate() {
            let (n, oc) = (i / out_channels, i % out_channels);
            let (map, input) = (self.arrivals.map(n, oc), &self.input[n * height * S * C..]);
            for column in (0..Self::ROW).step_by(2 * LANES) {
                self.d_bias[oc][n] = match Self::ROW - column {
                    LANES => Self::sum_patches::<1>(map, input, column, d_kernel),
                    _ => Self::sum_patches::<2>(map, input, column, d_kernel),
                };
            }
        }
        for oc in 0..out_channels {
            d_bias[oc] = tree_sum(self.d_bias[oc]);
            for ky in 0..K {
                let row = self.sum_images(oc, ky);
                for kx in 0..K {
                    for c in 0..C {
                        d_weight[((c * K + ky) * K + kx) * out_channels + oc] = row[kx * C + c];
                    }
                }
            }
        }
    }

    /// One image's share of a kernel's gradient, `V` vectors of each row from `column` on; returns that of the bias.
    #[inline(never)]
    fn sum_patches<const V: usize>(map: Map<'_, S>, input: &[f32], column: usize, d_kernel: &mut [f32]) -> f32 {
        let (mut sums, mut d_bias) = ([[Lanes::splat(0.0); V]; K], 0.0);
        map.for_each(|d, place| {
            let patch = &input[place * C + column..][..(K - 1) * S * C + V * LANES];
            d_bias += d;
            for (ky, sums) in sums.iter_mut().enumerate() {
                for (v, sum) in sums.iter_mut().enumerate() {
                    *sum += Lanes::splat(d) * load(patch, ky * S * C + v * LANES);
                }
            }
        });
        for (ky, sums) in sums.iter().enumerate() {
            for (v, &sum) in sums.iter().enumerate() {
                store(d_kernel, ky * Self::ROW + column + v * LANES, sum);
            }
        }
        d_bias
    }

    /// One row of a kernel's gradient, `(K, C)`, summed over images.
    fn sum_images(&self, oc: usize, ky: usize) -> [f32; K * ROOM + LANES] {
        let mut row = [0.0; K * ROOM + LANES];
        for column in (0..Self::ROW).step_by(LANES) {
            let at = |n: usize| ((n * self.shape.out_channels + oc) * K + ky) * Self::ROW + column;
            store(&mut row, column, tree_sum(core::array::from_fn(|n| load(&self.d_weight, at(n)))));
        }
        row
    }

    /// Gradient by the input: `weight: (C, K, K, OC)`, `d_input: (C, H, W, BLOCK)`, overwritten.
    pub fn input(&mut self, weight: &[f32], d_input: &mut [f32]) {
        let Conv2dShape { height, out_channels, .. } = self.shape;
        let kernel = |oc: usize| -> Kernel {
            let value = |ky, kx, c| if c < C { weight[((c * K + ky) * K + kx) * out_channels + oc] } else { 0.0 };
            core::array::from_fn(|ky| core::array::from_fn(|kx| core::array::from_fn(|c| value(ky, kx, c))))
        };
        let kernels: Vec<Kernel> = (0..out_channels).map(kernel).collect();
        self.d_input.resize(BLOCK * height * S, [0.0; ROOM]);
        for (n, pixels) in self.d_input.chunks_exact_mut(height * S).enumerate() {
            pixels.as_flattened_mut().fill(0.0);
            for y in (0..self.shape.out_height() / 2 * 2).rev() {
                add_kernels(&self.arrivals, n, y, &kernels, pixels);
            }
        }
        self.store_input(d_input);
    }

    /// From one image after another back to one image a lane.
    fn store_input(&self, d_input: &mut [f32]) {
        let Conv2dShape { height, width, .. } = self.shape;
        let (values, _) = d_input.as_chunks_mut::<BLOCK>();
        for y in 0..height {
            for x in (0..width).step_by(BLOCK / ROOM) {
                let pixels: [[f32; BLOCK]; BLOCK] = core::array::from_fn(|n| {
                    let at = (n * height + y) * S + x;
                    *self.d_input[at..][..BLOCK / ROOM].as_flattened().first_chunk().expect("two pixels")
                });
                let lanes = transpose(&pixels);
                for (x, pixel) in (x..width).zip(lanes.chunks_exact(ROOM)) {
                    for (c, images) in pixel[..C].iter().enumerate() {
                        values[(c * height + y) * width + x] = *images;
                    }
                }
            }
        }
    }
}

/// Adds to `pixels: (H, S)` of image `n`, for each gradient in row `y` of the outputs, its map's kernel times the gradient.
///
/// By ascending map and, for each, descending column: so the terms of a pixel come by ascending kernel column.
#[inline(never)]
fn add_kernels<const S: usize>(
    arrivals: &Arrivals<S>,
    n: usize,
    y: usize,
    kernels: &[Kernel],
    pixels: &mut [[f32; ROOM]],
) {
    // One row has few bits, and where they end no processor can guess: so a word holds the rows of several maps.
    for first in (0..kernels.len()).step_by(Arrivals::<S>::ROWS) {
        let end = kernels.len().min(first + Arrivals::<S>::ROWS);
        let mut left = (first..end).fold(0, |rows, oc| rows << (S / 2) | arrivals.map(n, oc).row(y));
        while left != 0 {
            let bit = left.ilog2() as usize;
            left ^= 1 << bit;
            let oc = end - 1 - bit / (S / 2);
            let (d, place) = arrivals.map(n, oc).at(y * (S / 2) + bit % (S / 2));
            let patch = &mut pixels[place..][..(K - 1) * S + K];
            for (ky, weights) in kernels[oc].iter().enumerate() {
                for (kx, weights) in weights.iter().enumerate() {
                    for (sum, w) in patch[ky * S + kx].iter_mut().zip(weights) {
                        *sum += d * w;
                    }
                }
            }
        }
    }
}
