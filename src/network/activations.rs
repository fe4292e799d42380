//! Every layer's output for one glyph, for views of the network, with the same bits as in the pass that answers.

use crate::shape::{C1_MAPS, C1_PIXELS, C3_MAPS, C3_PIXELS, C5_UNITS, CLASSES, F6_UNITS, S2_PIXELS, S4_PIXELS};

/// The outputs of all layers for one glyph, after each layer's ReLU. Maps are row-major.
#[derive(Debug, Clone, PartialEq)]
pub struct Activations {
    /// `(6, 28 x 28)`
    pub c1: [[f32; C1_PIXELS]; C1_MAPS],
    /// `(6, 14 x 14)`
    pub s2: [[f32; S2_PIXELS]; C1_MAPS],
    /// `(16, 10 x 10)`
    pub c3: [[f32; C3_PIXELS]; C3_MAPS],
    /// `(16, 5 x 5)`
    pub s4: [[f32; S4_PIXELS]; C3_MAPS],
    /// `(120)`
    pub c5: [f32; C5_UNITS],
    /// `(84)`
    pub f6: [f32; F6_UNITS],
    /// `(10)`, before the softmax.
    pub logits: [f32; CLASSES],
}

impl Activations {
    pub(crate) const ZEROS: Self = Self {
        c1: [[0.0; C1_PIXELS]; C1_MAPS],
        s2: [[0.0; S2_PIXELS]; C1_MAPS],
        c3: [[0.0; C3_PIXELS]; C3_MAPS],
        s4: [[0.0; S4_PIXELS]; C3_MAPS],
        c5: [0.0; C5_UNITS],
        f6: [0.0; F6_UNITS],
        logits: [0.0; CLASSES],
    };

    /// Each layer's name and values, in the order of the layers; see the fields.
    #[must_use]
    pub fn layers(&self) -> [(&'static str, &[f32]); 7] {
        let Self { c1, s2, c3, s4, c5, f6, logits } = self;
        [
            ("c1", c1.as_flattened()),
            ("s2", s2.as_flattened()),
            ("c3", c3.as_flattened()),
            ("s4", s4.as_flattened()),
            ("c5", c5),
            ("f6", f6),
            ("logits", logits),
        ]
    }
}
