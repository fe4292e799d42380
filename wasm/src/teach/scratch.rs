//! What training from random weights needs besides its steps: initial weights, something to learn from, and a look at
//! its progress.

use lenet5::{
    Glyph, LeNet5,
    ink::normalize::normalize,
    network::loss::argmax,
    shape::GLYPH_PIXELS,
    training::{idx, synth},
};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{given::digit, trainer::JsTrainer};
use crate::thrown::thrown;

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// Trains a network from random weights, which follow from `seed`, a 32-bit integer.
    ///
    /// Throws an `Error` named `BatchLength`.
    #[wasm_bindgen(js_name = fromScratch)]
    pub fn from_scratch(batch: usize, seed: u32) -> Result<Self, JsValue> {
        Self::of(LeNet5::random(&mut Pcg64Mcg::seed_from_u64(seed.into())), batch)
    }

    /// From here on, steps are over batches of this many glyphs, 1 to 4,096. The optimizer keeps its state.
    ///
    /// Throws an `Error` named `BatchLength`; then nothing changes.
    #[wasm_bindgen(js_name = setBatch)]
    pub fn set_batch(&mut self, batch: usize) -> Result<(), JsValue> {
        self.resize(batch)
    }

    /// The digit that the current network, in float32, takes each glyph for. Each glyph is 784 intensities.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn answers(&self, glyphs: &[f32]) -> Result<Vec<u8>, JsValue> {
        let glyphs = glyphs.chunks(GLYPH_PIXELS).map(|glyph| Glyph::new(glyph).map_err(thrown));
        glyphs.map(|glyph| Ok(argmax(&self.trainer.net.forward(&glyph?)) as u8)).collect()
    }

    /// The weights of C1 as they are now: six filters of 5 x 5, row-major, one after the other.
    #[must_use]
    #[wasm_bindgen(js_name = firstFilters)]
    pub fn first_filters(&self) -> Vec<f32> {
        let [(_, weights), ..] = self.trainer.net.parameters();
        weights.iter().copied().collect()
    }
}

/// A digit in a generated hand, as the network would see it: 784 intensities. A label and a seed, a 32-bit integer, give
/// the same glyph everywhere.
///
/// Throws an `Error` named `Label`.
#[wasm_bindgen(js_name = generateGlyph)]
pub fn generate_glyph(label: f64, seed: u32) -> Result<Vec<f32>, JsValue> {
    let ink = synth::digit(digit(label)?, &mut Pcg64Mcg::seed_from_u64(seed.into()));
    Ok(normalize(&ink).pixels().to_vec())
}

/// The number of images in an IDX file, after checking that it is like MNIST's: 28 x 28, and as long as its header says.
///
/// Throws an `Error` named `IdxHeader`, `IdxMagic`, `IdxImageSize` or `IdxLength`.
#[wasm_bindgen(js_name = idxImages)]
pub fn idx_images(bytes: &[u8]) -> Result<usize, JsValue> {
    Ok(idx::images(bytes).map_err(thrown)?.len())
}

/// The number of labels in an IDX file, after checking that all are digits.
///
/// Throws an `Error` named `IdxHeader`, `IdxMagic`, `IdxLength` or `Label`.
#[wasm_bindgen(js_name = idxLabels)]
pub fn idx_labels(bytes: &[u8]) -> Result<usize, JsValue> {
    Ok(idx::labels(bytes).map_err(thrown)?.len())
}
