//! What there is to know of the network without running it.

use js_sys::Object;
use lenet5::{
    recognizer::SURE,
    shape::{MULTIPLY_ADDS, PARAMETERS},
};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
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
    /// What [`model`] returns, as JavaScript sees it.
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

/// What there is to know of the network without running it.
#[wasm_bindgen]
#[must_use]
pub fn model() -> JsModel {
    let model: JsModel = Object::new().unchecked_into();
    model.set_version(env!("CARGO_PKG_VERSION"));
    model.set_parameters(PARAMETERS);
    model.set_multiply_adds(MULTIPLY_ADDS);
    model.set_sure(SURE);
    model.set_simd(cfg!(target_feature = "simd128"));
    model
}
