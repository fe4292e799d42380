//! LeNet-5: its parameters, and the forward pass of one glyph in float32.

use ndarray::{ArrayViewD, ArrayViewMutD};
use rand::{Rng, RngExt};

use super::activations::Activations;
use crate::{
    glyph::Glyph,
    network::{
        kernels::{conv2d::Conv2dShape, relu},
        layers::{Conv2d, Dense},
    },
    shape::{C1_MAPS, C3_MAPS, C5_UNITS, CLASSES, F6_UNITS, GLYPH, GLYPH_PIXELS, K, PAD, PADDED, S2_SIDE, S4_VALUES},
};

pub(crate) const C1: Conv2dShape = Conv2dShape { channels: 1, height: PADDED, width: PADDED, out_channels: C1_MAPS };
pub(crate) const C3: Conv2dShape =
    Conv2dShape { channels: C1_MAPS, height: S2_SIDE, width: S2_SIDE, out_channels: C3_MAPS };

/// Names of the parameter tensors, in the order of the layers. The tensors of a weights file have the same names.
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

/// PyTorch's shapes of these tensors. The first size is the number of output channels.
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

/// LeNet-5's 61,706 parameters, or a gradient with respect to them.
#[derive(Debug, Clone, PartialEq)]
pub struct LeNet5 {
    /// 6 maps from the glyph.
    pub(crate) c1: Conv2d,
    /// 16 maps from S2's 6.
    pub(crate) c3: Conv2d,
    /// 120 units from S4's 400 values.
    pub(crate) c5: Dense,
    /// 84 units.
    pub(crate) f6: Dense,
    /// 10 logits.
    pub(crate) output: Dense,
}

impl LeNet5 {
    /// All parameters zero, as the initial value of a gradient.
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

    /// A network with zero weights, whose logits are these for every glyph.
    #[cfg(test)]
    pub(crate) fn always(logits: [f32; CLASSES]) -> Self {
        let mut net = Self::zeros();
        net.stored_mut()[9].copy_from_slice(&logits);
        net
    }

    /// Random weights and zero biases, for the start of training.
    ///
    /// Weights are uniform with variance `2 / fan_in` (He et al., "Delving deep into rectifiers", 2015, section 2.2),
    /// so that ReLU layers preserve the variance of the activations.
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

    /// Mutable access to each parameter tensor, as in [`Self::parameters`].
    pub fn parameters_mut(&mut self) -> [(&'static str, ArrayViewMutD<'_, f32>); 10] {
        let Self { c1, c3, c5, f6, output } = self;
        let [[a, b], [c, d]] = [c1, c3].map(|layer| layer.parameters.tensors_mut());
        let [[e, f], [g, h], [i, j]] = [c5, f6, output].map(|layer| layer.parameters.tensors_mut());
        named([a, b, c, d, e, f, g, h, i, j])
    }

    /// Each parameter tensor's values in memory order, for code that treats all parameters alike.
    #[must_use]
    pub fn stored(&self) -> [&[f32]; 10] {
        let [[a, b], [c, d]] = [&self.c1, &self.c3].map(|layer| layer.parameters.stored());
        let [[e, f], [g, h], [i, j]] = [&self.c5, &self.f6, &self.output].map(|layer| layer.parameters.stored());
        [a, b, c, d, e, f, g, h, i, j]
    }

    /// Mutable access to each parameter tensor's values, as in [`Self::stored`].
    pub fn stored_mut(&mut self) -> [&mut [f32]; 10] {
        let Self { c1, c3, c5, f6, output } = self;
        let [[a, b], [c, d]] = [c1, c3].map(|layer| layer.parameters.stored_mut());
        let [[e, f], [g, h], [i, j]] = [c5, f6, output].map(|layer| layer.parameters.stored_mut());
        [a, b, c, d, e, f, g, h, i, j]
    }

    /// The forward pass in float32: logits of one glyph.
    ///
    /// For answers use a [`Recognizer`](crate::Recognizer), which computes in int8 where the weights allow.
    #[must_use]
    pub fn forward(&self, glyph: &Glyph) -> [f32; CLASSES] {
        self.forward_pixels(glyph.pixels())
    }

    /// Every layer's output, from the same pass.
    #[must_use]
    pub fn activations(&self, glyph: &Glyph) -> Activations {
        let mut all = Activations::ZEROS;
        self.pass(glyph.pixels(), Some(&mut all));
        all
    }

    pub(crate) fn forward_pixels(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        self.pass(pixels, None)
    }

    /// Writes every layer's output to `all`, if given. Not inlined, so that there is one copy of the code.
    #[inline(never)]
    fn pass(&self, pixels: &[f32; GLYPH_PIXELS], all: Option<&mut Activations>) -> [f32; CLASSES] {
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
        if let Some(all) = all {
            // The pass pools sums as soon as it has them. The reference, which equals it, writes all of them.
            self.c1.forward_reference(&padded, all.c1.as_flattened_mut());
            self.c3.forward_reference(&s2, all.c3.as_flattened_mut());
            relu::forward(all.c1.as_flattened_mut());
            relu::forward(all.c3.as_flattened_mut());
            all.s2.as_flattened_mut().copy_from_slice(&s2);
            all.s4.as_flattened_mut().copy_from_slice(&s4);
            (all.c5, all.f6, all.logits) = (c5, f6, logits);
        }
        logits
    }
}

/// Each tensor with its name.
fn named<T>(tensors: [T; 10]) -> [(&'static str, T); 10] {
    let mut names = PARAMETER_NAMES.into_iter();
    tensors.map(|tensor| (names.next().expect("one name for each tensor"), tensor))
}

/// Calls `write` with each row of the glyph and its start in the padded input, which has `inner` values per pixel.
pub(crate) fn pad(pixels: &[f32; GLYPH_PIXELS], inner: usize, mut write: impl FnMut(usize, &[f32])) {
    for (y, row) in pixels.chunks_exact(GLYPH).enumerate() {
        write(((y + PAD) * PADDED + PAD) * inner, row);
    }
}
