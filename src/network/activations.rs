//! Every layer's output for one glyph, for views of the network.
//!
//! Computed by the reference kernels, so that a view shows the network's definition. Nobody looks at feature maps
//! thousands of times a second, so speed does not matter.

use ndarray::{Array1, Array3};

use super::lenet5::{LeNet5, pad};
use crate::{
    glyph::Glyph,
    network::{
        kernels::{
            max_pool::{self, PoolShape},
            relu,
        },
        layers::{Conv2d, Dense},
    },
    shape::{C5_UNITS, CLASSES, F6_UNITS, GLYPH, PADDED},
};

/// The outputs of all layers for one glyph, after each layer's ReLU.
#[derive(Debug, Clone, PartialEq)]
pub struct Activations {
    /// `(6, 28, 28)`
    pub c1: Array3<f32>,
    /// `(6, 14, 14)`
    pub s2: Array3<f32>,
    /// `(16, 10, 10)`
    pub c3: Array3<f32>,
    /// `(16, 5, 5)`
    pub s4: Array3<f32>,
    /// `(120)`
    pub c5: Array1<f32>,
    /// `(84)`
    pub f6: Array1<f32>,
    /// `(10)`, before the softmax.
    pub logits: Array1<f32>,
}

impl LeNet5 {
    /// Every layer's output for `glyph`, by the reference kernels.
    #[must_use]
    pub fn activations(&self, glyph: &Glyph) -> Activations {
        let mut input = vec![0.0; PADDED * PADDED];
        pad(glyph.pixels(), 1, |at, row| input[at..at + GLYPH].copy_from_slice(row));
        let (c1, s2) = stage(&self.c1, &input);
        let (c3, s4) = stage(&self.c3, s2.as_slice().expect("made in standard layout"));
        let dense = |layer: &Dense, input: &[f32], units: usize| {
            let mut output = vec![0.0; units];
            layer.forward_reference(input, &mut output);
            output
        };
        let mut c5 = dense(&self.c5, s4.as_slice().expect("made in standard layout"), C5_UNITS);
        relu::forward(&mut c5);
        let mut f6 = dense(&self.f6, &c5, F6_UNITS);
        relu::forward(&mut f6);
        let logits = dense(&self.output, &f6, CLASSES);
        Activations { c1, s2, c3, s4, c5: c5.into(), f6: f6.into(), logits: logits.into() }
    }
}

/// The feature maps after convolution and ReLU, `(OC, H - 4, W - 4)`, and after pooling,
/// `(OC, (H - 4) / 2, (W - 4) / 2)`.
fn stage(layer: &Conv2d, input: &[f32]) -> (Array3<f32>, Array3<f32>) {
    let shape = layer.shape();
    let (channels, height, width) = (shape.out_channels, shape.out_height(), shape.out_width());
    let mut maps = Array3::zeros((channels, height, width));
    let mut pooled = Array3::zeros((channels, height / 2, width / 2));
    let values = maps.as_slice_mut().expect("made in standard layout");
    layer.forward_reference(input, values);
    relu::forward(values);
    let pool = PoolShape { channels, height, width };
    max_pool::forward(pool, values, pooled.as_slice_mut().expect("made in standard layout"));
    (maps, pooled)
}
