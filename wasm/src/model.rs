//! Constants of the network, and which build this is.

use js_sys::Object;
use lenet5::{
    recognizer::SURE,
    shape::{MULTIPLY_ADDS, PARAMETERS},
};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Constants of the network, and which build this is. */
export interface Model {
    /** This package's version. */
    version: string;
    /** The number of weights and biases. */
    parameters: number;
    /** The number of multiply-adds in one forward pass. */
    multiplyAdds: number;
    /** The lowest probability of the best guess at which an answer is sure. */
    sure: number;
    /** Whether this build uses 128-bit vector instructions. */
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

/// Constants of the network, and which build this is.
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
