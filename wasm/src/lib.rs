//! The whole boundary to JavaScript: one opaque handle, typed arrays in, small copies out.
//!
//! Nothing is computed here. Errors of the crate become JavaScript `Error`s whose `name` is the variant; a panic writes
//! its message and place to the console before it traps, and the instance must not be used after it.
//!
//! Predictions are plain objects, so that nothing but the recognizer itself needs `free()`.

// JavaScript is there only where the target is WebAssembly.
#![cfg(target_family = "wasm")]

use js_sys::{Float32Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{ImageData, Performance};

use lenet5::{
    Error, Glyph, Ink, LeNet5, Prediction, Recognizer, State,
    picture::picture_to_glyph,
    recognizer::SURE,
    shape::{CLASSES, GLYPH_PIXELS, MULTIPLY_ADDS, PARAMETERS},
};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What the network says of one drawing. */
export interface Prediction {
    /** `blank`: nothing is drawn. `sure`: the best guess is probable enough. `unsure`: it is not, so ask. */
    state: "blank" | "sure" | "unsure";
    /** The most probable digit; null when blank. */
    digit: number | null;
    /** The second most probable digit; null when blank. */
    runnerUp: number | null;
    /** Ten probabilities, of the digits 0 to 9; zeros when blank. */
    probabilities: Float32Array;
    /** The 784 intensities that the network received: 28 rows of 28, ink 1, paper 0. */
    glyph: Float32Array;
}

/** What there is to know of the network without running it. */
export interface Model {
    /** This package's version. */
    version: string;
    /** Weights and biases in all. */
    parameters: number;
    /** Multiplications and additions of one forward pass. */
    multiplyAdds: number;
    /** The probability from which on an answer is sure. */
    sure: number;
    /** Whether this build computes with 128-bit vectors. */
    simd: boolean;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::Prediction`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Prediction")]
    pub type JsPrediction;
    #[wasm_bindgen(method, setter)]
    fn set_state(this: &JsPrediction, state: &str);
    #[wasm_bindgen(method, setter)]
    fn set_digit(this: &JsPrediction, digit: JsValue);
    #[wasm_bindgen(method, setter, js_name = runnerUp)]
    fn set_runner_up(this: &JsPrediction, digit: JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_probabilities(this: &JsPrediction, probabilities: Float32Array);
    #[wasm_bindgen(method, setter)]
    fn set_glyph(this: &JsPrediction, glyph: Float32Array);

    /// [`Model`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Model")]
    pub type JsModel;
    #[wasm_bindgen(method, setter)]
    fn set_version(this: &JsModel, version: &str);
    #[wasm_bindgen(method, setter)]
    fn set_parameters(this: &JsModel, parameters: usize);
    #[wasm_bindgen(method, setter, js_name = multiplyAdds)]
    fn set_multiply_adds(this: &JsModel, multiply_adds: usize);
    #[wasm_bindgen(method, setter)]
    fn set_sure(this: &JsModel, sure: f32);
    #[wasm_bindgen(method, setter)]
    fn set_simd(this: &JsModel, simd: bool);
}

/// Runs once, when the module has been loaded.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// What there is to know of the network without running it.
#[wasm_bindgen]
#[must_use]
pub fn model() -> JsModel {
    let model: JsModel = Object::new().unchecked_into();
    model.set_version(env!("CARGO_PKG_VERSION"));
    model.set_parameters(PARAMETERS);
    model.set_multiply_adds(MULTIPLY_ADDS);
    model.set_sure(SURE);
    model.set_simd(lenet5::lanes::SIMD128);
    model
}

/// LeNet-5 with its weights: reads ink, pictures and glyphs. Call `free()` when done with it.
#[derive(Debug)]
#[wasm_bindgen(js_name = Recognizer)]
pub struct JsRecognizer(Recognizer);

#[wasm_bindgen(js_class = Recognizer)]
impl JsRecognizer {
    /// Reads with the weights that travel inside the module.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "the boundary is for JavaScript, which has no Default")]
    pub fn new() -> Self {
        Self(Recognizer::default())
    }

    /// Reads with the weights of a safetensors file: PyTorch's names and shapes, float32.
    ///
    /// Throws an `Error` named `Safetensors`, `MissingTensor`, `UnexpectedTensor`, `TensorType`, `TensorShape` or
    /// `TensorValue`.
    #[wasm_bindgen(js_name = fromSafetensors)]
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self, JsValue> {
        Ok(Self(Recognizer::new(LeNet5::from_safetensors(bytes).map_err(thrown)?)))
    }

    /// Names the digit that was drawn.
    ///
    /// `points` is x0, y0, x1, y1, … in any unit, y down; `strokeEnds[i]` is how many points strokes 0 to i have together.
    /// Throws an `Error` named `PointPairs`, `StrokeEnds` or `Point`.
    pub fn recognize(
        &self,
        points: &[f32],
        #[wasm_bindgen(js_name = strokeEnds)] stroke_ends: &[u32],
    ) -> Result<JsPrediction, JsValue> {
        let ink = Ink::from_flat(points, stroke_ends).map_err(thrown)?;
        Ok(plain(self.0.recognize(&ink)))
    }

    /// Names the digit that a picture shows, dark on light or light on dark.
    ///
    /// Throws an `Error` named after what is wrong with the picture.
    #[wasm_bindgen(js_name = recognizePicture)]
    pub fn recognize_picture(&self, image: &ImageData) -> Result<JsPrediction, JsValue> {
        let (width, height) = (image.width() as usize, image.height() as usize);
        let glyph = picture_to_glyph(&image.data(), width, height).map_err(thrown)?;
        Ok(plain(self.0.recognize_glyph(glyph)))
    }

    /// The ten probabilities for a glyph of 784 intensities, row-major, ink 1, paper 0.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn probabilities(&self, glyph: &[f32]) -> Result<Vec<f32>, JsValue> {
        let glyph = Glyph::new(glyph).map_err(thrown)?;
        Ok(lenet5::loss::softmax(&self.0.net().logits(&glyph)).to_vec())
    }

    /// The same before the softmax.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn logits(&self, glyph: &[f32]) -> Result<Vec<f32>, JsValue> {
        let glyph = Glyph::new(glyph).map_err(thrown)?;
        Ok(self.0.net().logits(&glyph).to_vec())
    }

    /// Logits of `n` glyphs: `n * 784` intensities to `n * 10` logits.
    ///
    /// Throws an `Error` named `BatchLength` or `GlyphIntensity`.
    #[wasm_bindgen(js_name = logitsBatch)]
    pub fn logits_batch(&self, glyphs: &Float32Array, n: usize) -> Result<Float32Array, JsValue> {
        // A module's memory never shrinks, so a batch passes through it in parts.
        const AT_ONCE: usize = 64;
        let got = glyphs.length() as usize;
        if n.checked_mul(GLYPH_PIXELS) != Some(got) {
            return Err(thrown(Error::BatchLength { n, got }));
        }
        let logits = Float32Array::new_with_length((n * CLASSES) as u32);
        let part = |array: &Float32Array, first: usize, rows: usize, row: usize| {
            array.subarray((first * row) as u32, ((first + rows) * row) as u32)
        };
        let mut rows = vec![[0.0; GLYPH_PIXELS]; n.min(AT_ONCE)];
        for first in (0..n).step_by(AT_ONCE) {
            rows.truncate(n - first);
            part(glyphs, first, rows.len(), GLYPH_PIXELS).copy_to(rows.as_flattened_mut());
            let computed = self.0.net().checked_logits(&rows).map_err(|error| match error {
                Error::GlyphIntensity { index, got } => {
                    thrown(Error::GlyphIntensity { index: first * GLYPH_PIXELS + index, got })
                }
                other => thrown(other),
            })?;
            part(&logits, first, rows.len(), CLASSES).copy_from(computed.as_flattened());
        }
        Ok(logits)
    }

    /// The logits that `recognize` and `recognizePicture` answer from: those of the network in whole numbers if all
    /// weights are multiples of a scale for each channel, as the shipped ones are; otherwise `logits`.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    #[wasm_bindgen(js_name = answerLogits)]
    pub fn answer_logits(&self, glyph: &[f32]) -> Result<Vec<f32>, JsValue> {
        let glyph = Glyph::new(glyph).map_err(thrown)?;
        Ok(self.0.answer_logits(&glyph).to_vec())
    }

    /// Mean time of the forward pass that an answer takes in microseconds, over as many passes as the browser's clock needs.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    #[wasm_bindgen(js_name = forwardMicroseconds)]
    pub fn forward_microseconds(&self, glyph: &[f32]) -> Result<f64, JsValue> {
        // Browsers blur their clocks to as much as a millisecond; ten of those leave an error of a tenth.
        const LONG_ENOUGH_MS: f64 = 10.0;
        let glyph = Glyph::new(glyph).map_err(thrown)?;
        let clock: Performance = Reflect::get(&js_sys::global(), &"performance".into())?.dyn_into()?;
        let (start, mut passes) = (clock.now(), 0);
        loop {
            for _ in 0..64 {
                std::hint::black_box(self.0.answer_logits(std::hint::black_box(&glyph)));
            }
            passes += 64;
            let elapsed = clock.now() - start;
            if elapsed >= LONG_ENOUGH_MS {
                return Ok(elapsed * 1000.0 / f64::from(passes));
            }
        }
    }

    /// The weights as a safetensors file: PyTorch's names and shapes, float32.
    #[wasm_bindgen(js_name = toSafetensors)]
    pub fn to_safetensors(&self) -> Vec<u8> {
        self.0.net().to_safetensors()
    }
}

fn plain(prediction: Prediction) -> JsPrediction {
    let Prediction { state, digit, runner_up, probabilities, glyph } = prediction;
    // `null` for what is absent: an object of one shape, whatever was drawn.
    let or_null = |digit: Option<u8>| digit.map_or(JsValue::NULL, JsValue::from);
    let plain: JsPrediction = Object::new().unchecked_into();
    plain.set_state(match state {
        State::Blank => "blank",
        State::Sure => "sure",
        State::Unsure => "unsure",
    });
    plain.set_digit(or_null(digit));
    plain.set_runner_up(or_null(runner_up));
    plain.set_probabilities(Float32Array::from(&probabilities[..]));
    plain.set_glyph(Float32Array::from(&glyph.pixels()[..]));
    plain
}

/// An `Error` with the crate's message, named after the variant.
fn thrown(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name(error.name());
    thrown.into()
}
