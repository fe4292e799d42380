//! Plain training: batches of labelled glyphs, cross-entropy, AdamW.

use lenet5::{
    Glyph, LeNet5,
    network::loss::one_hot,
    shape::GLYPH_PIXELS,
    training::{
        Example, OneThread, Trainer,
        optim::{Optimizer, Rule},
    },
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    given::{digit, network, shown},
    plain::{JsTrained, trained},
};
use crate::thrown::{refusal, thrown};

/// Trains a network on batches of labelled glyphs. Call `free()` when done with it.
#[derive(Debug)]
#[wasm_bindgen(js_name = Trainer)]
pub struct JsTrainer {
    pub(super) trainer: Trainer,
    batch: usize,
}

impl JsTrainer {
    pub(super) fn of(net: LeNet5, batch: usize) -> Result<Self, JsValue> {
        let optimizer = Optimizer::new(Rule::AdamW { decay: 0.0 });
        let mut new = Self { trainer: Trainer::new(net, optimizer, 0), batch: 0 };
        new.resize(batch)?;
        Ok(new)
    }

    pub(super) fn resize(&mut self, batch: usize) -> Result<(), JsValue> {
        if !(1..=4096).contains(&batch) {
            let message = format!("a trainer: expected batches of 1 to 4096 glyphs, got {batch}");
            return Err(refusal("BatchLength", &message));
        }
        self.trainer.resize(batch);
        self.batch = batch;
        Ok(())
    }
}

#[wasm_bindgen(js_class = Trainer)]
impl JsTrainer {
    /// Trains the network of a safetensors file, or the shipped one, in batches of 1 to 4,096 glyphs.
    ///
    /// Throws an `Error` named `BatchLength`, or with the same names as `Recognizer.fromSafetensors`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        batch: usize,
        #[wasm_bindgen(unchecked_optional_param_type = "Uint8Array | null")] weights: Option<Vec<u8>>,
    ) -> Result<Self, JsValue> {
        Self::of(network(weights)?, batch)
    }

    /// One step over a batch: 784 intensities for each glyph, one glyph after the other, and a label from 0 to 9 for each.
    ///
    /// Throws an `Error` named `BatchLength`, `GlyphLength`, `GlyphIntensity`, `Label` or `Rate`; then nothing changes.
    pub fn step(&mut self, glyphs: &[f32], labels: &[u8], rate: f64) -> Result<JsTrained, JsValue> {
        if !(0.0..=0.1).contains(&rate) {
            return Err(refusal("Rate", &format!("a step: expected a rate in 0..=0.1, got {}", shown(rate))));
        }
        if labels.len() != self.batch || glyphs.len().div_ceil(GLYPH_PIXELS) != self.batch {
            let (n, got) = (self.batch, [glyphs.len(), labels.len()]);
            let message = format!("a batch of {n}: expected {} values and {n} labels, got {got:?}", n * GLYPH_PIXELS);
            return Err(refusal("BatchLength", &message));
        }
        let targets = labels.iter().map(|&label| Ok(one_hot(digit(label.into())?)));
        let targets = targets.collect::<Result<Vec<_>, JsValue>>()?;
        let glyphs = glyphs.chunks(GLYPH_PIXELS).map(Glyph::new).collect::<Result<Vec<_>, _>>().map_err(thrown)?;
        let progress = self.trainer.step(rate as f32, &OneThread, |i, example: &mut Example| {
            example.pixels = *glyphs[i].pixels();
            example.target = targets[i];
        });
        Ok(trained(&progress))
    }

    /// The weights as they are now, as a safetensors file.
    #[wasm_bindgen(js_name = toSafetensors)]
    pub fn to_safetensors(&self) -> Vec<u8> {
        self.trainer.net.to_safetensors()
    }
}
