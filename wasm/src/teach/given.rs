//! What JavaScript passes in. It may pass any number, so numbers arrive as floats: narrower types would wrap around.

use js_sys::{Number, Object};
use lenet5::{LeNet5, shape::CLASSES, training::fine_tune::Settings};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::thrown::{refusal, thrown};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** How to fine-tune. The defaults were chosen on writers whom the network had not seen. */
export interface TeachSettings {
    /** How many steps, 1 to 100,000. */
    steps?: number;
    /** The largest learning rate, above 0 and at most 0.1. */
    rate?: number;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// [`Settings`] as JavaScript passes it.
    #[wasm_bindgen(extends = Object, typescript_type = "TeachSettings")]
    pub type JsSettings;
    #[wasm_bindgen(method, getter)]
    fn steps(this: &JsSettings) -> Option<f64>;
    #[wasm_bindgen(method, getter)]
    fn rate(this: &JsSettings) -> Option<f64>;
}

/// The network of a safetensors file, or the shipped one.
pub(super) fn network(weights: Option<Vec<u8>>) -> Result<LeNet5, JsValue> {
    weights.map_or_else(|| Ok(LeNet5::shipped()), |bytes| LeNet5::from_safetensors(&bytes).map_err(thrown))
}

/// Checks that a label is a digit.
pub(super) fn digit(label: f64) -> Result<u8, JsValue> {
    let digit = label as u8;
    if usize::from(digit) < CLASSES && f64::from(digit) == label {
        return Ok(digit);
    }
    Err(refusal("Label", &format!("a label: expected a digit in 0..=9 or null, got {}", shown(label))))
}

/// The default settings, except for the given ones.
pub(super) fn settings(given: Option<&JsSettings>) -> Result<Settings, JsValue> {
    let mut settings = Settings::default();
    let Some(given) = given else { return Ok(settings) };
    let refused =
        |expected, got| Err(refusal("TeachSettings", &format!("settings: expected {expected}, got {}", shown(got))));
    if let Some(steps) = given.steps() {
        if !(1.0..=100_000.0).contains(&steps) || steps.trunc() != steps {
            return refused("a whole number of steps in 1..=100000", steps);
        }
        settings.steps = steps as u32;
    }
    if let Some(rate) = given.rate() {
        if !(rate > 0.0 && rate <= 0.1) {
            return refused("a rate above 0 and at most 0.1", rate);
        }
        settings.rate = rate as f32;
    }
    Ok(settings)
}

/// A number as JavaScript prints it, since the standard library's float formatting is large.
pub(super) fn shown(number: f64) -> String {
    Number::from(number).to_string_with_radix(10).map_or_else(|_| String::new(), String::from)
}
