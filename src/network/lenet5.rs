//! The network: C1 S2 C3 S4 C5 F6 OUTPUT.
//!
//! | layer | is | shape out | parameters |
//! |---|---|---|---|
//! | input | glyph, two zeros around it | 1 x 32 x 32 | |
//! | C1 | convolution 5x5, ReLU | 6 x 28 x 28 | 156 |
//! | S2 | max pooling 2x2 | 6 x 14 x 14 | |
//! | C3 | convolution 5x5 over all maps, ReLU | 16 x 10 x 10 | 2,416 |
//! | S4 | max pooling 2x2 | 16 x 5 x 5 | |
//! | C5 | dense, ReLU | 120 | 48,120 |
//! | F6 | dense, ReLU | 84 | 10,164 |
//! | OUTPUT | dense; softmax is the [loss](crate::loss)'s | 10 | 850 |
//!
//! The paper of 1998 has average pooling with trained scales, a partial connection table in C3, tanh, and radial basis
//! functions at the end. This is the variant that textbooks teach today: it is simpler, and learns better.

mod activations;
mod block;
mod quantised;

pub use activations::Activations;
pub use block::Block;
pub use quantised::Quantised;

use ndarray::{Array2, ArrayView2, ArrayViewD, ArrayViewMutD};
use rand::{Rng, RngExt};

use crate::{
    error::{Error, Result},
    glyph::Glyph,
    kernels::{BLOCK, conv2d::Conv2dShape, relu},
    lanes::{LANES, QUAD},
    layers::{Conv2d, Dense},
    shape::{C1_MAPS, C3_MAPS, C5_UNITS, CLASSES, F6_UNITS, GLYPH, GLYPH_PIXELS, K, PAD, PADDED, S2_SIDE, S4_VALUES},
};

const C1: Conv2dShape = Conv2dShape { channels: 1, height: PADDED, width: PADDED, out_channels: C1_MAPS };
const C3: Conv2dShape = Conv2dShape { channels: C1_MAPS, height: S2_SIDE, width: S2_SIDE, out_channels: C3_MAPS };

/// Names of the parameter tensors, in the order of the layers; they name the tensors of a weights file too.
pub const PARAMETER_NAMES: [&str; 10] = [
    "c1.weight",
    "c1.bias",
    "c3.weight",
    "c3.bias",
    "c5.weight",
    "c5.bias",
    "f6.weight",
    "f6.bias",
    "output.weight",
    "output.bias",
];

/// PyTorch's shapes of the same tensors: the first size is how many output channels there are.
pub const PARAMETER_SHAPES: [&[usize]; 10] = [
    &[C1_MAPS, 1, K, K],
    &[C1_MAPS],
    &[C3_MAPS, C1_MAPS, K, K],
    &[C3_MAPS],
    &[C5_UNITS, S4_VALUES],
    &[C5_UNITS],
    &[F6_UNITS, C5_UNITS],
    &[F6_UNITS],
    &[CLASSES, F6_UNITS],
    &[CLASSES],
];

/// LeNet-5's 61,706 parameters, or a gradient by them.
#[derive(Debug, Clone, PartialEq)]
pub struct LeNet5 {
    /// 6 maps from the glyph.
    pub c1: Conv2d,
    /// 16 maps from S2's 6.
    pub c3: Conv2d,
    /// 120 units from S4's 400 values.
    pub c5: Dense,
    /// 84 units.
    pub f6: Dense,
    /// 10 logits.
    pub output: Dense,
}

impl LeNet5 {
    /// All parameters zero: where a gradient starts.
    #[must_use]
    pub fn zeros() -> Self {
        Self {
            c1: Conv2d::zeros(C1),
            c3: Conv2d::zeros(C3),
            c5: Dense::zeros(S4_VALUES, C5_UNITS),
            f6: Dense::zeros(C5_UNITS, F6_UNITS),
            output: Dense::zeros(F6_UNITS, CLASSES),
        }
    }

    /// Random weights and zero biases, as training starts from.
    ///
    /// Weights are uniform with variance `2 / fan_in` (He et al., "Delving deep into rectifiers", 2015, section 2.2), so
    /// that rectified layers keep the variance of what flows through them.
    #[must_use]
    pub fn random(rng: &mut impl Rng) -> Self {
        let mut net = Self::zeros();
        let fans_in = net.parameters().map(|(_, tensor)| tensor.len() / tensor.shape()[0]);
        for (values, fan_in) in net.stored_mut().into_iter().zip(fans_in).step_by(2) {
            let limit = (6.0 / fan_in as f32).sqrt();
            values.fill_with(|| limit * (2.0 * rng.random::<f32>() - 1.0));
        }
        net
    }

    /// Each parameter tensor with its name, in [`PARAMETER_NAMES`]' order and PyTorch's shapes.
    #[must_use]
    pub fn parameters(&self) -> [(&'static str, ArrayViewD<'_, f32>); 10] {
        let [[a, b], [c, d]] = [&self.c1, &self.c3].map(|layer| layer.parameters.tensors());
        let [[e, f], [g, h], [i, j]] = [&self.c5, &self.f6, &self.output].map(|layer| layer.parameters.tensors());
        named([a, b, c, d, e, f, g, h, i, j])
    }

    /// The same, to write to.
    pub fn parameters_mut(&mut self) -> [(&'static str, ArrayViewMutD<'_, f32>); 10] {
        let Self { c1, c3, c5, f6, output } = self;
        let [[a, b], [c, d]] = [c1, c3].map(|layer| layer.parameters.tensors_mut());
        let [[e, f], [g, h], [i, j]] = [c5, f6, output].map(|layer| layer.parameters.tensors_mut());
        named([a, b, c, d, e, f, g, h, i, j])
    }

    /// Each parameter tensor's values in memory order: for what treats all parameters alike.
    #[must_use]
    pub fn stored(&self) -> [&[f32]; 10] {
        let [[a, b], [c, d]] = [&self.c1, &self.c3].map(|layer| layer.parameters.stored());
        let [[e, f], [g, h], [i, j]] = [&self.c5, &self.f6, &self.output].map(|layer| layer.parameters.stored());
        [a, b, c, d, e, f, g, h, i, j]
    }

    /// The same, to write to.
    pub fn stored_mut(&mut self) -> [&mut [f32]; 10] {
        let Self { c1, c3, c5, f6, output } = self;
        let [[a, b], [c, d]] = [c1, c3].map(|layer| layer.parameters.stored_mut());
        let [[e, f], [g, h], [i, j]] = [c5, f6, output].map(|layer| layer.parameters.stored_mut());
        [a, b, c, d, e, f, g, h, i, j]
    }

    /// Logits of one glyph: the fast path.
    #[must_use]
    pub fn logits(&self, glyph: &Glyph) -> [f32; CLASSES] {
        self.logits_of_pixels(glyph.pixels())
    }

    fn logits_of_pixels(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        let mut padded = [0.0; PADDED * PADDED];
        pad(pixels, 1, |at, row| padded[at..at + GLYPH].copy_from_slice(row));
        let mut s2 = [0.0; C1_MAPS * S2_SIDE * S2_SIDE];
        self.c1.forward_relu_pool::<C1_MAPS>(&padded, &mut s2);
        let mut s4 = [0.0; S4_VALUES];
        self.c3.forward_relu_pool::<C3_MAPS>(&s2, &mut s4);
        let mut c5 = [0.0; C5_UNITS];
        self.c5.forward(&s4, &mut c5);
        relu::forward(&mut c5);
        let mut f6 = [0.0; F6_UNITS];
        self.f6.forward(&c5, &mut f6);
        relu::forward(&mut f6);
        let mut logits = [0.0; CLASSES];
        self.output.forward(&f6, &mut logits);
        logits
    }

    /// Logits of N glyphs, `(N, 784)` to `(N, 10)`; row for row the bits of [`LeNet5::logits`].
    ///
    /// # Errors
    ///
    /// [`Error::BatchLength`] when rows are not 784 long, [`Error::GlyphIntensity`] for a value outside `0..=1`.
    pub fn logits_batch(&self, glyphs: ArrayView2<'_, f32>) -> Result<Array2<f32>> {
        let n = glyphs.nrows();
        if glyphs.ncols() != GLYPH_PIXELS {
            return Err(Error::BatchLength { n, got: glyphs.len() });
        }
        let glyphs = glyphs.as_standard_layout();
        let (rows, _) = glyphs.as_slice().expect("standard layout is contiguous").as_chunks::<GLYPH_PIXELS>();
        let logits = self.checked_logits(rows)?.into_flattened();
        Ok(Array2::from_shape_vec((n, CLASSES), logits).expect("one row of logits for each glyph"))
    }

    /// [`LeNet5::logits_batch`] of plain rows.
    ///
    /// # Errors
    ///
    /// [`Error::GlyphIntensity`] for a value outside `0..=1`.
    pub fn checked_logits(&self, rows: &[[f32; GLYPH_PIXELS]]) -> Result<Vec<[f32; CLASSES]>> {
        if let Some((index, &got)) = rows.as_flattened().iter().enumerate().find(|(_, v)| !(0.0..=1.0).contains(*v)) {
            return Err(Error::GlyphIntensity { index, got });
        }
        let mut logits = vec![[0.0; CLASSES]; rows.len()];
        self.logits_of_rows(rows, &mut logits);
        Ok(logits)
    }

    /// [`LeNet5::logits_batch`] after its checks.
    ///
    /// Blocks pay where vectors are wider than the four lanes that one image fills, and there for all but a few glyphs: a
    /// block costs the same however full.
    pub(crate) fn logits_of_rows(&self, rows: &[[f32; GLYPH_PIXELS]], logits: &mut [[f32; CLASSES]]) {
        let worth_a_block = |glyphs: usize| LANES > QUAD && glyphs >= BLOCK / 2;
        let mut block = worth_a_block(rows.len()).then(Block::new);
        for (rows, logits) in rows.chunks(BLOCK).zip(logits.chunks_mut(BLOCK)) {
            match &mut block {
                Some(block) if worth_a_block(rows.len()) => {
                    for (n, row) in rows.iter().enumerate() {
                        block.load(n, row);
                    }
                    self.forward_block(block);
                    for (n, logits) in logits.iter_mut().enumerate() {
                        *logits = block.logits(n);
                    }
                }
                _ => {
                    for (row, logits) in rows.iter().zip(logits) {
                        *logits = self.logits_of_pixels(row);
                    }
                }
            }
        }
    }
}

/// Each tensor with its name.
fn named<T>(tensors: [T; 10]) -> [(&'static str, T); 10] {
    let mut names = PARAMETER_NAMES.into_iter();
    tensors.map(|tensor| (names.next().expect("one name for each tensor"), tensor))
}

/// Calls `write` with each row of the glyph and where it starts in the padded input, in units of `inner` values a pixel.
fn pad(pixels: &[f32; GLYPH_PIXELS], inner: usize, mut write: impl FnMut(usize, &[f32])) {
    for (y, row) in pixels.chunks_exact(GLYPH).enumerate() {
        write(((y + PAD) * PADDED + PAD) * inner, row);
    }
}
