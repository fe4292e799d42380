//! The outputs of a convolution at which the gradients with respect to pooled values arrive, image by image.

use crate::{
    lanes::{not_zeros, transpose, window_mut},
    network::kernels::{BLOCK, conv_relu_pool::block::Route, conv2d::Conv2dShape, relu},
};

/// Bits of a word.
const WORD: usize = u64::BITS as usize;

/// The non-zero gradients of each image and map, and the output at which each arrives.
///
/// Outputs have a row stride of `S`, windows of `S / 2`. A bit stands for one of the two rows of a window, so a row of
/// outputs has `S / 2` bits. Bit b stands for output 2b, or 2b + 1 if the gradient arrives in the right column.
#[derive(Debug, Clone)]
pub(super) struct Arrivals<const S: usize> {
    shape: Conv2dShape,
    /// `(BLOCK, OC, windows)`: the gradient, zero where ReLU stops it.
    d_windows: Vec<f32>,
    /// `(BLOCK, OC, words)`: set for gradients that are not zero.
    bits: Vec<u64>,
    /// `(BLOCK, OC, words)`: set for gradients that arrive in the right column, and for some that are zero.
    right: Vec<u64>,
}

/// The gradients of one map of one image.
#[derive(Clone, Copy)]
pub(super) struct Map<'a, const S: usize> {
    d_windows: &'a [f32],
    bits: &'a [u64],
    right: &'a [u64],
}

impl<const S: usize> Arrivals<S> {
    /// Rows of outputs per word.
    pub(super) const ROWS: usize = WORD / (S / 2);

    /// No gradients yet.
    pub(super) fn new(shape: Conv2dShape) -> Self {
        const { assert!(S.is_multiple_of(BLOCK) && WORD.is_multiple_of(S)) };
        let (maps, words) = (BLOCK * shape.out_channels, words::<S>(shape));
        let d_windows = vec![0.0; maps * windows::<S>(shape)];
        Self { shape, d_windows, bits: vec![0; maps * words], right: vec![0; maps * words] }
    }

    /// Backward pass through pooling and ReLU: `pooled`, `d_pooled: (OC, (H - 4) / 2, (W - 4) / 2, BLOCK)`,
    /// `routes: (OC, (H - 4) / 2, (W - 4) / 2)`.
    pub(super) fn load(&mut self, pooled: &[f32], routes: &[Route], d_pooled: &[f32]) {
        let (height, width) = (self.shape.out_height() / 2, self.shape.out_width() / 2);
        let [pooled, d_pooled] = [pooled, d_pooled].map(|values| values.as_chunks::<BLOCK>().0);
        self.bits.fill(0);
        self.right.fill(0);
        for oc in 0..self.shape.out_channels {
            for first in (0..windows::<S>(self.shape)).step_by(BLOCK) {
                let (mut d, mut route) = ([[0.0; BLOCK]; BLOCK], [0; BLOCK]);
                for i in 0..BLOCK {
                    let (y, x) = ((first + i) / (S / 2), (first + i) % (S / 2));
                    if y < height && x < width {
                        let at = (oc * height + y) * width + x;
                        // ReLU can come before pooling: if the maximum of four is not positive, none of them is.
                        d[i] = d_pooled[at];
                        relu::backward(&pooled[at], &mut d[i]);
                        route[i] = routes[at];
                    }
                }
                for (n, (d, route)) in transpose(&d).iter().zip(transpose_bits(route)).enumerate() {
                    self.load_windows(n * self.shape.out_channels + oc, first, d, route);
                }
            }
        }
    }

    /// Loads sixteen windows of one image's `map`, from `first` on.
    #[inline(always)]
    fn load_windows(&mut self, map: usize, first: usize, d: &[f32; BLOCK], route: Route) {
        let (windows, words) = (windows::<S>(self.shape), words::<S>(self.shape));
        *window_mut(&mut self.d_windows, map * windows + first) = *d;
        let some = not_zeros(d);
        let (right, below) = (route & 0xffff, route >> BLOCK);
        for x in (0..BLOCK).step_by(S / 2) {
            // One row of windows is two rows of outputs.
            let rows = |upper: u32, lower: u32| {
                let [upper, lower] = [upper, lower].map(|bits| u64::from(bits >> x) & mask::<S>());
                upper | lower << (S / 2)
            };
            let (word, shift) = (map * words + 2 * (first + x) / WORD, 2 * (first + x) % WORD);
            self.bits[word] |= rows(some & !below, some & below) << shift;
            self.right[word] |= rows(right, right) << shift;
        }
    }

    /// Map `oc` of image `n`.
    #[inline(always)]
    pub(super) fn map(&self, n: usize, oc: usize) -> Map<'_, S> {
        let (windows, words) = (windows::<S>(self.shape), words::<S>(self.shape));
        let map = n * self.shape.out_channels + oc;
        Map {
            d_windows: &self.d_windows[map * windows..][..windows],
            bits: &self.bits[map * words..][..words],
            right: &self.right[map * words..][..words],
        }
    }
}

impl<const S: usize> Map<'_, S> {
    /// Calls `visit` with each non-zero gradient and the index of its output, in ascending order.
    #[inline(always)]
    pub(super) fn for_each(self, mut visit: impl FnMut(f32, usize)) {
        for (i, &word) in self.bits.iter().enumerate() {
            let mut left = word;
            while left != 0 {
                let (d, place) = self.at(i * WORD + left.trailing_zeros() as usize);
                left &= left - 1;
                visit(d, place);
            }
        }
    }

    /// The bits of a row of outputs.
    #[inline(always)]
    pub(super) fn row(self, y: usize) -> u64 {
        let bit = y * (S / 2);
        self.bits[bit / WORD] >> (bit % WORD) & mask::<S>()
    }

    /// The gradient of this bit, and the index of its output.
    #[inline(always)]
    pub(super) fn at(self, bit: usize) -> (f32, usize) {
        let right = self.right[bit / WORD] >> (bit % WORD) & 1;
        (self.d_windows[bit / S * (S / 2) + bit % (S / 2)], 2 * bit + right as usize)
    }
}

/// Windows of a map, with rows padded to `S / 2`.
fn windows<const S: usize>(shape: Conv2dShape) -> usize {
    (shape.out_height() / 2 * (S / 2)).next_multiple_of(BLOCK)
}

/// Words for two bits per window.
fn words<const S: usize>(shape: Conv2dShape) -> usize {
    (2 * windows::<S>(shape)).div_ceil(WORD)
}

/// The lowest `S / 2` bits: one row.
const fn mask<const S: usize>() -> u64 {
    u64::MAX >> (WORD - S / 2)
}

/// Transposes both halves: bit `n` of number `i` becomes bit `i` of number `n`.
fn transpose_bits(mut numbers: [Route; BLOCK]) -> [Route; BLOCK] {
    // Squares of 8x8, 4x4, 2x2, then 1x1 bits swap places across the diagonal.
    for (size, mask) in [(8, 0x00ff_00ff), (4, 0x0f0f_0f0f), (2, 0x3333_3333), (1, 0x5555_5555)] {
        for i in (0..BLOCK).filter(|i| i & size == 0) {
            let change = (numbers[i] >> size ^ numbers[i + size]) & mask;
            numbers[i] ^= change << size;
            numbers[i + size] ^= change;
        }
    }
    numbers
}
