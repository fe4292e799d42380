//! Int8 inference: the same answers as float32, in three fifths of the time.

use super::{activations::Activations, lenet5::LeNet5};
use crate::{
    glyph::Glyph,
    lanes::{QUAD, window},
    network::kernels::{
        int8::{
            c1::{self, C1},
            c3::{self, C3},
            dense::{self, Dense},
        },
        relu,
    },
    shape::{C1_MAPS, C3_MAPS, C5_UNITS, CLASSES, F6_UNITS, GLYPH_PIXELS, S2_PIXELS, S4_PIXELS, S4_VALUES},
};

/// F6's units, padded to whole vectors of pairs.
const F6_PADDED: usize = F6_UNITS.next_multiple_of(2 * QUAD);

/// LeNet-5 for inference: int8 weights, laid out for the [int8 kernels](crate::network::kernels::int8). About 130 kB.
#[derive(Debug, Clone)]
pub struct Int8LeNet5 {
    c1: C1,
    c3: C3,
    c5: Dense<{ S4_VALUES / 2 }, 10>,
    f6: Dense<{ C5_UNITS / 2 }, 7>,
    output: Dense<{ F6_PADDED / 2 }, 3>,
}

impl Int8LeNet5 {
    /// The network in int8, if that is lossless: each output channel's weights must be integer multiples of one scale,
    /// as in the [compact form](crate::network::weights), whatever the number of steps.
    ///
    /// `None` for other networks. Quantising them here would change the network, and only its answers would show that.
    #[must_use]
    pub fn lossless(net: &LeNet5) -> Option<Self> {
        let [c1, c1_bias, c3, c3_bias, c5, c5_bias, f6, f6_bias, output, output_bias] = net.stored();
        Some(Self {
            c1: C1::new(c1, c1_bias)?,
            c3: C3::new(c3, c3_bias)?,
            // C3's output is (H, W, C), but C5's weights expect (C, H, W).
            c5: Dense::new(c5, c5_bias, S4_PIXELS)?,
            f6: Dense::new(f6, f6_bias, 1)?,
            output: Dense::new(output, output_bias, 1)?,
        })
    }

    /// The forward pass: logits of one glyph.
    #[must_use]
    pub fn forward(&self, glyph: &Glyph) -> [f32; CLASSES] {
        self.forward_pixels(glyph.pixels())
    }

    pub(crate) fn forward_pixels(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        self.pass(pixels, None)
    }

    /// Every layer's output, from the same pass.
    #[must_use]
    pub fn activations(&self, glyph: &Glyph) -> Activations {
        let mut all = Activations::ZEROS;
        self.pass(glyph.pixels(), Some(&mut all));
        all
    }

    /// Writes every layer's output to `all`, if given. Not inlined, so that there is one copy of the code; without
    /// `all` it costs a branch for each tile.
    #[inline(never)]
    fn pass(&self, pixels: &[f32; GLYPH_PIXELS], mut all: Option<&mut Activations>) -> [f32; CLASSES] {
        let mut s2 = [[0.0; S2_PIXELS]; C1_MAPS];
        self.c1.forward(&c1::Input::new(pixels), &mut s2, all.as_mut().map(|all| &mut all.c1));
        let mut s4 = [[0.0; C3_MAPS]; S4_PIXELS];
        self.c3.forward(&c3::Input::new(&s2), &mut s4, all.as_mut().map(|all| &mut all.c3));
        let mut c5 = [0.0; C5_UNITS];
        self.c5.forward(&dense::Input::new(s4.as_flattened()), &mut c5);
        relu::forward(&mut c5);
        let mut f6 = [0.0; F6_PADDED];
        self.f6.forward(&dense::Input::new(&c5), &mut f6);
        relu::forward(&mut f6);
        let mut logits = [0.0; CLASSES.next_multiple_of(QUAD)];
        self.output.forward(&dense::Input::new(&f6), &mut logits);
        let logits = *window(&logits, 0);
        if let Some(all) = all {
            // The pass keeps S4 as (H, W, C).
            for (i, value) in all.s4.as_flattened_mut().iter_mut().enumerate() {
                *value = s4[i % S4_PIXELS][i / S4_PIXELS];
            }
            (all.s2, all.c5, all.f6, all.logits) = (s2, c5, *window(&f6, 0), logits);
        }
        logits
    }
}
