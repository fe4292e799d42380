//! The recognizer: takes ink, pictures and glyphs, returns predictions, probabilities and logits.

use js_sys::Float32Array;
use lenet5::{
    Error, Glyph, LeNet5, Recognizer,
    ink::normalize,
    shape::{CLASSES, GLYPH_PIXELS},
};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    activations::{self, JsActivations},
    framing::{self, JsFraming},
    ink::ink,
    picture::{JsPicture, pixels},
    prediction::{JsPrediction, plain},
    thrown::thrown,
};

/// LeNet-5 with its weights: reads ink, pictures and glyphs. Call `free()` when done with it.
#[derive(Debug)]
#[wasm_bindgen(js_name = Recognizer)]
pub struct JsRecognizer(Recognizer);

#[wasm_bindgen(js_class = Recognizer)]
impl JsRecognizer {
    /// A recognizer with the shipped weights, which are inside the module.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "the boundary is for JavaScript, which has no Default")]
    pub fn new() -> Self {
        Self(Recognizer::default())
    }

    /// A recognizer with the weights of a safetensors file, with PyTorch's names and shapes. All names may share a prefix,
    /// such as `module.`. Floats of 16, 32 and 64 bits are read as float32.
    ///
    /// Throws an `Error` named `Safetensors`, `MissingTensor`, `UnexpectedTensor`, `TensorType`, `TensorShape` or
    /// `TensorValue`.
    #[wasm_bindgen(js_name = fromSafetensors)]
    pub fn from_safetensors(bytes: &[u8]) -> Result<Self, JsValue> {
        Ok(Self(Recognizer::new(LeNet5::from_safetensors(bytes).map_err(thrown)?)))
    }

    /// Predicts the digit that was drawn.
    ///
    /// `points` is x0, y0, x1, y1, … in any unit, y down; `strokeEnds[i]` is the number of points in strokes 0 to i. `pen` is
    /// how wide the pen is, in the same unit: ink no larger than that is a dot, such as a tap that slipped. Without `pen`, a
    /// drawing may have any size.
    ///
    /// Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point` or `Pen`.
    pub fn recognize(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] points: &[f32],
        #[wasm_bindgen(js_name = strokeEnds, unchecked_param_type = "ArrayLike<number>")] stroke_ends: &[u32],
        pen: Option<f32>,
    ) -> Result<JsPrediction, JsValue> {
        Ok(plain(self.0.recognize(&ink(points, stroke_ends, pen)?)))
    }

    /// Where `recognize` places this drawing on the glyph that it reads; undefined if nothing is drawn. Throws as
    /// `recognize` does.
    pub fn framing(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] points: &[f32],
        #[wasm_bindgen(js_name = strokeEnds, unchecked_param_type = "ArrayLike<number>")] stroke_ends: &[u32],
        pen: Option<f32>,
    ) -> Result<Option<JsFraming>, JsValue> {
        Ok(normalize::framing(&ink(points, stroke_ends, pen)?).map(|found| framing::plain(&found)))
    }

    /// Predicts the digit in a picture, dark on light or light on dark.
    ///
    /// Throws an `Error` named `PictureSize`, `PictureLength` or `Memory`.
    #[wasm_bindgen(js_name = recognizePicture)]
    pub fn recognize_picture(&self, image: &JsPicture) -> Result<JsPrediction, JsValue> {
        let (rgba, width, height) = pixels(image)?;
        Ok(plain(self.0.recognize_picture(&rgba, width, height).map_err(thrown)?))
    }

    /// The ten probabilities for a glyph of 784 intensities (row-major, ink 1, paper 0), as in its prediction; zeros if
    /// the glyph is blank.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn probabilities(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] glyph: &[f32],
    ) -> Result<Vec<f32>, JsValue> {
        Ok(self.0.probabilities(&Glyph::new(glyph).map_err(thrown)?).to_vec())
    }

    /// The ten logits for a glyph: their softmax gives the probabilities.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn logits(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] glyph: &[f32],
    ) -> Result<Vec<f32>, JsValue> {
        Ok(self.0.logits(&Glyph::new(glyph).map_err(thrown)?).to_vec())
    }

    /// Every layer's output for a glyph, in the arithmetic of its answer.
    ///
    /// Throws an `Error` named `GlyphLength` or `GlyphIntensity`.
    pub fn activations(
        &self,
        #[wasm_bindgen(unchecked_param_type = "ArrayLike<number>")] glyph: &[f32],
    ) -> Result<JsActivations, JsValue> {
        Ok(activations::plain(&self.0, &Glyph::new(glyph).map_err(thrown)?))
    }

    /// The logits of `n` glyphs: from `n * 784` intensities to `n * 10` logits, each row the same as from `logits`.
    ///
    /// Throws an `Error` named `BatchLength` or `GlyphIntensity`.
    #[wasm_bindgen(js_name = logitsBatch)]
    pub fn logits_batch(&self, glyphs: &Float32Array, n: usize) -> Result<Float32Array, JsValue> {
        // WebAssembly memory never shrinks, so a large batch is copied into it in parts.
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
            let computed = self.0.logits_batch(&rows).map_err(|error| match error {
                Error::GlyphIntensity { index, got } => {
                    thrown(Error::GlyphIntensity { index: first * GLYPH_PIXELS + index, got })
                }
                other => thrown(other),
            })?;
            part(&logits, first, rows.len(), CLASSES).copy_from(computed.as_flattened());
        }
        Ok(logits)
    }

    /// A recognizer with the same weights that computes in float32, for comparison with other implementations. Otherwise
    /// inference is int8 if the weights have a lossless int8 form, as the shipped weights do. Call `free()` when done
    /// with it.
    #[must_use]
    pub fn float32(&self) -> Self {
        Self(Recognizer::float32(self.0.net().clone()))
    }

    /// The weights as a safetensors file: float32, with PyTorch's names and shapes.
    #[wasm_bindgen(js_name = toSafetensors)]
    pub fn to_safetensors(&self) -> Vec<u8> {
        self.0.net().to_safetensors()
    }
}
