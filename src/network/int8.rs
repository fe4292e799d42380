//! The network in whole numbers: the same answers, in three fifths of the time.

use super::LeNet5;
use crate::{
    glyph::Glyph,
    kernels::{
        integer::{
            c1::{self, C1},
            c3::{self, C3},
            dense::{self, Dense},
        },
        relu,
    },
    lanes::{QUAD, window},
    shape::{C1_MAPS, C3_MAPS, C5_UNITS, CLASSES, F6_UNITS, GLYPH_PIXELS, S2_PIXELS, S4_PIXELS, S4_VALUES},
};

/// F6's units, filled up to whole vectors of pairs.
const F6_PADDED: usize = F6_UNITS.next_multiple_of(2 * QUAD);

/// LeNet-5 for answers alone: its weights in 8 bits, laid out for the [integer kernels](crate::kernels::integer). About
/// 130 kB.
#[derive(Debug, Clone)]
pub struct Quantised {
    c1: C1,
    c3: C3,
    c5: Dense<{ S4_VALUES / 2 }, 10>,
    f6: Dense<{ C5_UNITS / 2 }, 7>,
    output: Dense<{ F6_PADDED / 2 }, 3>,
}

impl Quantised {
    /// The same network, if all of its weights are whole multiples of a scale for each output channel, as those of the
    /// [compact form](crate::weights) are, whatever its steps.
    ///
    /// Others have none: rounding their weights would be another network, and not for the caller to find out by its answers.
    #[must_use]
    pub fn lossless(net: &LeNet5) -> Option<Self> {
        let [c1, c1_bias, c3, c3_bias, c5, c5_bias, f6, f6_bias, output, output_bias] = net.stored();
        // C3 gives pixel by pixel what C5's weights have map by map.
        let map_by_map = |i| i % C3_MAPS * S4_PIXELS + i / C3_MAPS;
        Some(Self {
            c1: C1::new(c1, c1_bias)?,
            c3: C3::new(c3, c3_bias)?,
            c5: Dense::new(c5, c5_bias, map_by_map)?,
            f6: Dense::new(f6, f6_bias, |i| i)?,
            output: Dense::new(output, output_bias, |i| i)?,
        })
    }

    /// Logits of one glyph.
    #[must_use]
    pub fn logits(&self, glyph: &Glyph) -> [f32; CLASSES] {
        self.logits_of_pixels(glyph.pixels())
    }

    fn logits_of_pixels(&self, pixels: &[f32; GLYPH_PIXELS]) -> [f32; CLASSES] {
        let mut s2 = [[0.0; S2_PIXELS]; C1_MAPS];
        self.c1.forward(&c1::Input::new(pixels), &mut s2);
        let mut s4 = [[0.0; C3_MAPS]; S4_PIXELS];
        self.c3.forward(&c3::Input::new(&s2), &mut s4);
        let mut c5 = [0.0; C5_UNITS];
        self.c5.forward(&dense::Input::new(s4.as_flattened()), &mut c5);
        relu::forward(&mut c5);
        let mut f6 = [0.0; F6_PADDED];
        self.f6.forward(&dense::Input::new(&c5), &mut f6);
        relu::forward(&mut f6);
        let mut logits = [0.0; CLASSES.next_multiple_of(QUAD)];
        self.output.forward(&dense::Input::new(&f6), &mut logits);
        *window(&logits, 0)
    }
}
