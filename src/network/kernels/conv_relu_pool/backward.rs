//! The backward pass of sixteen images, one after another, without the terms that are zero.
//!
//! ReLU and max pooling pass a gradient to at most one in four of a convolution's outputs, and to different outputs in
//! each image. With one image per lane no term could be skipped. So here the lanes hold neighbouring values of one
//! patch: the K x K pixels of the input under the kernel, with all their channels. Each output with a gradient `d` that
//! is not zero adds one patch to each result:
//!
//! ```text
//! d_weight[oc]   += d * input[patch]
//! d_input[patch] += d * weight[oc]
//! ```
//!
//! The two loops that add patches are functions of their own, never inlined: in a larger function their sums would not
//! stay in registers.

mod arrivals;

use super::block::Route;
use crate::{
    lanes::{LANES, Lanes, load, store, transpose, window_mut},
    network::kernels::{BLOCK, conv2d::Conv2dShape, tree_sum},
    shape::K,
};
use arrivals::{Arrivals, Map};

/// Channels that a pixel of `d_input` has room for: one vector, so that each load of a patch matches an earlier store.
const ROOM: usize = 8;

/// A kernel, its channels padded to [`ROOM`]: `(K, K, ROOM)`.
type Kernel = [[[f32; ROOM]; K]; K];

/// Buffers for the backward passes of a stage with `C` input channels and a row stride of `S`.
///
/// `S` is the width of the input, rounded up to a power of two from 16 to 64. Outputs have the same stride, so an
/// output and the first pixel of its patch have the same index.
#[derive(Debug, Clone)]
pub struct Backward<const C: usize, const S: usize> {
    shape: Conv2dShape,
    /// `(BLOCK, H, S, C)`, padded for vectors that reach beyond the last patch.
    input: Vec<f32>,
    arrivals: Arrivals<S>,
    /// `(BLOCK, H, S)` of pixels. Allocated on first use, since the first stage, where it would be largest, needs none.
    d_input: Vec<[f32; ROOM]>,
    /// `(BLOCK, OC, K, K * C padded to whole vectors)`: the sums of each image.
    d_weight: Vec<f32>,
    /// `(OC, BLOCK)`.
    d_bias: Vec<[f32; BLOCK]>,
}

impl<const C: usize, const S: usize> Backward<C, S> {
    /// Values of a kernel row, padded to whole vectors.
    const ROW: usize = (K * C).next_multiple_of(LANES);

    /// Buffers for a stage of this shape.
    ///
    /// # Panics
    ///
    /// If `C` and `S` do not match the shape.
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

    /// Loads the input of the backward passes, in the layout of [`block`](super::block).
    ///
    /// `input: (C, H, W, BLOCK)`; `pooled` and the gradient with respect to it, `d_pooled`, both
    /// `(OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`; `routes: (OC, (H - 4) / 2, (W - 4) / 2)`.
    pub fn load(&mut self, input: &[f32], pooled: &[f32], routes: &[Route], d_pooled: &[f32]) {
        self.load_input(input);
        self.arrivals.load(pooled, routes, d_pooled);
    }

    /// From `(C, H, W, BLOCK)` to `(BLOCK, H, S, C)`.
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

    /// Gradient with respect to the parameters: `d_weight: (C, K, K, OC)`, `d_bias: (OC)`, both overwritten.
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

    /// One image's share of a kernel's gradient, `V` vectors per row from `column` on. Returns its share of `d_bias`.
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

    /// Gradient with respect to the input: `weight: (C, K, K, OC)`, `d_input: (C, H, W, BLOCK)`, overwritten.
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

    /// From `(BLOCK, H, S, ROOM)` to `(C, H, W, BLOCK)`.
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

/// For each gradient in row `y` of image `n`'s outputs, adds the gradient times its map's kernel to `pixels: (H, S)`.
///
/// Maps ascend and, within each, columns descend, so the terms of a pixel are in the order of ascending kernel column.
#[inline(never)]
fn add_kernels<const S: usize>(
    arrivals: &Arrivals<S>,
    n: usize,
    y: usize,
    kernels: &[Kernel],
    pixels: &mut [[f32; ROOM]],
) {
    // A row has few bits, and branch prediction fails where they end. So one word holds the rows of several maps.
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
