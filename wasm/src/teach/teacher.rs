//! The teacher: takes labelled drawings, returns weights that read them.

use std::sync::Arc;

use lenet5::{
    Glyph,
    training::{
        FineTune,
        fine_tune::{Replay, Sample, Shape},
    },
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    given::{self, JsSettings, digit, network},
    plain::{JsProgress, JsTaught, progress, taught},
};
use crate::{
    ink::ink,
    thrown::{refusal, thrown},
};

/// The seed of the drawings to rehearse. Each round has its own seed, which the caller gives.
const REPLAY_SEED: u64 = 1;

/// Fine-tunes a network on a person's drawings, one step at a time. Call `free()` when done with it.
///
/// Each round starts from the same network on all samples, so what it learns depends on the network, the samples, the
/// settings and the seed alone. Between two steps a round can be cancelled, with another `start` or with `free()`.
#[derive(Debug)]
#[wasm_bindgen(js_name = Teacher)]
pub struct JsTeacher {
    replay: Arc<Replay>,
    samples: Vec<Sample>,
    round: Option<FineTune>,
}

#[wasm_bindgen(js_class = Teacher)]
impl JsTeacher {
    /// Prepares to teach the network of a safetensors file, or the shipped one. That takes as long as some fifty steps, so
    /// keep the teacher for further rounds.
    ///
    /// Throws an `Error` with the same names as `Recognizer.fromSafetensors`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "Uint8Array | null")] weights: Option<Vec<u8>>,
    ) -> Result<Self, JsValue> {
        let replay = Arc::new(Replay::new(network(weights)?, REPLAY_SEED));
        Ok(Self { replay, samples: Vec::new(), round: None })
    }

    /// Adds a drawing, as `Recognizer.recognize` takes it, and the digit that it is, or null for a non-digit.
    ///
    /// Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point`, `Pen` or `Label`.
    #[wasm_bindgen(js_name = addInk)]
    pub fn add_ink(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] points: &[f32],
        #[wasm_bindgen(js_name = strokeEnds, unchecked_param_type = "ArrayLike<number>")] stroke_ends: &[u32],
        #[wasm_bindgen(unchecked_param_type = "number | null")] label: Option<f64>,
        pen: Option<f32>,
    ) -> Result<(), JsValue> {
        self.add(Shape::Ink(ink(points, stroke_ends, pen)?), label)
    }

    /// Adds a glyph of 784 intensities, for instance from a picture. Ink teaches more: it can be redrawn with another
    /// slant and another pen.
    ///
    /// Throws an `Error` named `GlyphLength`, `GlyphIntensity` or `Label`.
    #[wasm_bindgen(js_name = addGlyph)]
    pub fn add_glyph(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] glyph: &[f32],
        #[wasm_bindgen(unchecked_param_type = "number | null")] label: Option<f64>,
    ) -> Result<(), JsValue> {
        let glyph = Glyph::new(glyph).map_err(thrown)?;
        self.add(Shape::Glyph(Box::new(glyph)), label)
    }

    /// The number of samples.
    #[wasm_bindgen(getter)]
    pub fn samples(&self) -> usize {
        self.samples.len()
    }

    /// Forgets all samples, and cancels the round under way.
    pub fn clear(&mut self) {
        self.samples.clear();
        self.round = None;
    }

    /// Begins a round on the samples added so far.
    ///
    /// `seed` is a 32-bit integer. Throws an `Error` named `TeachSettings`.
    pub fn start(
        &mut self,
        seed: u32,
        #[wasm_bindgen(unchecked_optional_param_type = "TeachSettings")] settings: Option<JsSettings>,
    ) -> Result<(), JsValue> {
        let settings = given::settings(settings.as_ref())?;
        let samples = self.samples.clone();
        self.round = Some(FineTune::new(self.replay.clone(), samples, settings, seed.into()).map_err(thrown)?);
        Ok(())
    }

    /// Takes the next step. Returns undefined if no step is left, or if there is nothing to learn from.
    ///
    /// Throws an `Error` named `NotStarted`.
    pub fn step(&mut self) -> Result<Option<JsProgress>, JsValue> {
        let round = self.round.as_mut().ok_or_else(not_started)?;
        Ok(round.step().map(progress))
    }

    /// Ends the round, whether or not all steps were taken, and returns what was learned. The samples stay.
    ///
    /// Throws an `Error` named `NotStarted`.
    pub fn finish(&mut self) -> Result<JsTaught, JsValue> {
        let round = self.round.take().ok_or_else(not_started)?;
        Ok(taught(&round.finish()))
    }

    fn add(&mut self, shape: Shape, label: Option<f64>) -> Result<(), JsValue> {
        let label = label.map(digit).transpose()?;
        self.samples.push(Sample { shape, label });
        Ok(())
    }
}

fn not_started() -> JsValue {
    refusal("NotStarted", "a teacher: expected a round that was begun by start()")
}
