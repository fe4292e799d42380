//! A prediction as a plain object.

use js_sys::{Float32Array, Object, Uint32Array};
use lenet5::{Prediction, PredictionState};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The network's answer to one drawing. */
export interface Prediction {
    /** `blank`: nothing is drawn. `sure`: the best guess is probable enough. `unsure`: it is not. */
    state: "blank" | "sure" | "unsure";
    /** The most probable digit; null when blank. */
    digit: number | null;
    /** The second most probable digit; null when blank. */
    runnerUp: number | null;
    /** The probabilities of the digits 0 to 9; zeros when blank. */
    probabilities: Float32Array;
    /** The network's input: 784 intensities in 28 rows of 28, ink 1, paper 0. */
    glyph: Float32Array;
    /** The strokes that the answer leaves out, by index: stray touches far from the digit. */
    leftOut: Uint32Array;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`lenet5::Prediction`] as JavaScript sees it.
    #[wasm_bindgen(extends = Object, typescript_type = "Prediction")]
    #[derive(Clone)]
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
    #[wasm_bindgen(method, setter, js_name = leftOut)]
    fn set_left_out(this: &JsPrediction, strokes: Uint32Array);
}

/// A state as JavaScript sees it.
pub(crate) fn state_name(state: PredictionState) -> &'static str {
    match state {
        PredictionState::Blank => "blank",
        PredictionState::Sure => "sure",
        PredictionState::Unsure => "unsure",
    }
}

pub(crate) fn plain(prediction: Prediction) -> JsPrediction {
    let Prediction { state, digit, runner_up, probabilities, glyph, left_out } = prediction;
    // Missing digits are `null`, so that all predictions have the same shape.
    let or_null = |digit: Option<u8>| digit.map_or(JsValue::NULL, JsValue::from);
    let plain: JsPrediction = Object::new().unchecked_into();
    plain.set_state(state_name(state));
    plain.set_digit(or_null(digit));
    plain.set_runner_up(or_null(runner_up));
    plain.set_probabilities(Float32Array::from(&probabilities[..]));
    plain.set_glyph(Float32Array::from(&glyph.pixels()[..]));
    let left_out: Vec<u32> = left_out.into_iter().map(|stroke| stroke as u32).collect();
    plain.set_left_out(Uint32Array::from(&left_out[..]));
    plain
}
